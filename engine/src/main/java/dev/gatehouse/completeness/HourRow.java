package dev.gatehouse.completeness;

import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The counts of one hour, as numbers beside each other: there are many of them.
final class HourRow {
    /// What each number counts, in the order they are written; the lags stand behind them.
    enum Count {
        RECEIVED(0),
        DUPLICATE(1),
        UNMAPPED(2),
        UNREADABLE(3),
        REFUSED(4),
        LATE(5),
        UNDERSTOOD(6),
        ACTOR(7),
        CREDENTIAL(8),
        ADDRESS(9),
        CLIENT(10),
        OUTCOME(11),
        BYTES(12);

        // The place among the numbers, which are on disk.
        private final int place;

        Count(int place) {
            this.place = place;
        }
    }

    private static final int LAGS = Count.values().length;

    private final long[] numbers;

    HourRow() {
        this(new long[LAGS + Lag.BOUNDS_SECONDS.length]);
    }

    private HourRow(long[] numbers) {
        this.numbers = numbers;
    }

    static HourRow of(HourCounts counts) {
        HourRow row = new HourRow();
        HourCounts.Shown shown = counts.shown();
        row.add(Count.RECEIVED, counts.received());
        row.add(Count.DUPLICATE, counts.duplicate());
        row.add(Count.UNMAPPED, counts.unmapped());
        row.add(Count.UNREADABLE, counts.unreadable());
        row.add(Count.REFUSED, counts.refused());
        row.add(Count.LATE, counts.late());
        row.add(Count.UNDERSTOOD, shown.understood());
        row.add(Count.ACTOR, shown.actor());
        row.add(Count.CREDENTIAL, shown.credential());
        row.add(Count.ADDRESS, shown.address());
        row.add(Count.CLIENT, shown.client());
        row.add(Count.OUTCOME, shown.outcome());
        row.add(Count.BYTES, counts.bytes());
        for (int i = 0; i < Lag.BOUNDS_SECONDS.length; i++) {
            row.numbers[LAGS + i] = counts.lag().counts().get(i);
        }
        return row;
    }

    HourCounts counts(Instant hour) {
        return new HourCounts(
                hour,
                get(Count.RECEIVED),
                get(Count.DUPLICATE),
                get(Count.UNMAPPED),
                get(Count.UNREADABLE),
                get(Count.REFUSED),
                get(Count.LATE),
                new Lag(Arrays.stream(numbers, LAGS, numbers.length).boxed().toList()),
                new HourCounts.Shown(
                        get(Count.UNDERSTOOD),
                        get(Count.ACTOR),
                        get(Count.CREDENTIAL),
                        get(Count.ADDRESS),
                        get(Count.CLIENT),
                        get(Count.OUTCOME)),
                get(Count.BYTES));
    }

    /// One number after the other, without the zeros at the end.
    String text() {
        int end = numbers.length;
        while (end > 0 && numbers[end - 1] == 0) {
            end--;
        }
        return Arrays.stream(numbers, 0, end)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    /// @throws IllegalArgumentException when that is no such text
    static HourRow parse(String text) {
        HourRow row = new HourRow();
        String[] words = text.isEmpty() ? new String[0] : text.split(" ", -1);
        if (words.length > row.numbers.length) {
            throw new IllegalArgumentException("more numbers than an hour has");
        }
        for (int i = 0; i < words.length; i++) {
            row.numbers[i] = Long.parseLong(words[i]);
        }
        return row;
    }

    void add(HourRow other) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += other.numbers[i];
        }
    }

    void add(Count count, long many) {
        numbers[count.place] += many;
    }

    private long get(Count count) {
        return numbers[count.place];
    }

    /// An event that is told for the first time.
    void happened(Event event) {
        add(Count.RECEIVED, 1);
        switch (event.receipt().meaning()) {
            case UNREADABLE -> add(Count.UNREADABLE, 1);
            case UNMAPPED -> {
                add(Count.UNMAPPED, 1);
                lag(event);
            }
            case MAPPED -> {
                shows(event);
                lag(event);
            }
        }
    }

    private void lag(Event event) {
        Duration lag = Duration.between(event.time().time(), event.time().received());
        Lag.bound(lag).ifPresentOrElse(bound -> numbers[LAGS + bound]++, () -> add(Count.LATE, 1));
    }

    private void shows(Event event) {
        add(Count.UNDERSTOOD, 1);
        add(Count.ACTOR, event.actor().kind() == Namespace.ANONYMOUS ? 0 : 1);
        add(Count.CREDENTIAL, event.via() == Credential.Unsaid.NOT_SENT ? 0 : 1);
        add(Count.ADDRESS, event.origin().address().isSent() ? 1 : 0);
        add(Count.CLIENT, event.origin().client().isSent() ? 1 : 0);
        add(Count.OUTCOME, event.deed().outcome() == Outcome.NOT_RECORDED ? 0 : 1);
    }
}
