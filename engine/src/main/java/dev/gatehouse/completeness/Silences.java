package dev.gatehouse.completeness;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// How long one channel that speaks by itself is usually silent, and when it was silent for longer.
/// An outage does not teach that outages are usual: of a known channel the longest silence of an
/// hour of the day is left out, and what is older than [#REMEMBERED_MAX] is forgotten. A silence
/// that was too long stays a gap until enough events that happened in it have come: until no part
/// of it is longer than usual. Guarded by the lock of [Completeness].
final class Silences {
    /// Silence that is never worth a word.
    static final Duration SILENCE_MIN = Duration.ofMinutes(30);

    /// For how long a channel must have been heard before its silences tell what is usual.
    static final Duration KNOWN_MIN = Duration.ofDays(7);

    /// Silence that is worth a word of a channel heard for less than that.
    static final Duration FIRST_SILENCE_MAX = Duration.ofDays(1);

    /// How long a silence is remembered.
    static final Duration REMEMBERED_MAX = Duration.ofDays(28);

    /// From when on one silence of each hour may be an outage; before, there are too few to choose.
    static final Duration OUTAGE_HEARD_MIN = Duration.ofDays(14);

    /// Gaps kept; beyond it the oldest closed one goes first.
    static final int GAPS_MAX = 100;

    /// Times of events kept that were understood before their delivery was counted. Beyond it the
    /// oldest go, and a gap they would have closed stays open.
    static final int WAITING_MAX = 1_000;

    private final List<Silence> remembered = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Deque<Happened> waiting = new ArrayDeque<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /// One silence of at least [#SILENCE_MIN].
    record Silence(Instant from, long seconds) {}

    /// A silence that was too long.
    ///
    /// @param missingFrom where what is still missing of it begins
    /// @param missingTo where that ends
    /// @param usualSeconds how long a silence in it may be
    record Gap(
            Instant from, Instant to, Instant missingFrom, Instant missingTo, long usualSeconds) {
        boolean isClosed() {
            return Duration.between(missingFrom, missingTo).toSeconds() <= usualSeconds;
        }

        // Events may come oldest or newest first; from either end they make it smaller.
        Gap without(Instant time) {
            boolean near = Duration.between(missingFrom, time).toSeconds() <= usualSeconds;
            boolean far = Duration.between(time, missingTo).toSeconds() <= usualSeconds;
            Instant start = near && time.isAfter(missingFrom) ? time : missingFrom;
            Instant end = far && time.isBefore(missingTo) ? time : missingTo;
            return new Gap(from, to, start, end, usualSeconds);
        }

        boolean isMissing(Instant time) {
            return !isClosed() && time.isAfter(missingFrom) && time.isBefore(missingTo);
        }
    }

    private record Happened(Instant time, Instant received) {}

    /// What is written to disk.
    record Saved(List<Silence> remembered, List<Gap> gaps, Instant first, Instant last) {}

    static Silences of(Saved saved) {
        Silences silences = new Silences();
        if (saved.last().equals(Instant.EPOCH)) {
            // A file that says nothing about silences.
            return silences;
        }
        silences.remembered.addAll(saved.remembered());
        silences.gaps.addAll(saved.gaps());
        silences.first = saved.first();
        silences.last = saved.last();
        return silences;
    }

    Saved saved() {
        return new Saved(List.copyOf(remembered), List.copyOf(gaps), first, last);
    }

    /// Takes note that the channel spoke by itself.
    void spoke(Instant received) {
        if (hasSpoken() && received.isAfter(last)) {
            Duration silent = Duration.between(last, received);
            Duration usual = usual();
            if (silent.compareTo(usual) > 0) {
                gaps.add(new Gap(last, received, last, received, usual.toSeconds()));
                forgetGaps();
            }
            remember(silent);
        }
        first = received.isBefore(first) ? received : first;
        last = received.isAfter(last) ? received : last;
        while (!waiting.isEmpty() && !waiting.getFirst().received().isAfter(last)) {
            close(waiting.removeFirst().time());
        }
    }

    /// Takes note of an event; one that happened within a gap helps to close it.
    void happened(Instant time, Instant received) {
        if (!received.isAfter(last)) {
            close(time);
            return;
        }
        waiting.addLast(new Happened(time, received));
        if (waiting.size() > WAITING_MAX) {
            waiting.removeFirst();
        }
    }

    private void close(Instant time) {
        gaps.replaceAll(gap -> gap.isMissing(time) ? gap.without(time) : gap);
    }

    private void forgetGaps() {
        if (gaps.size() > GAPS_MAX) {
            Optional<Gap> closed = gaps.stream().filter(Gap::isClosed).findFirst();
            gaps.remove(closed.orElse(gaps.getFirst()));
        }
    }

    private void remember(Duration silent) {
        if (silent.compareTo(SILENCE_MIN) >= 0) {
            remembered.removeIf(each -> each.from().isBefore(last.minus(REMEMBERED_MAX)));
            remembered.add(new Silence(last, silent.toSeconds()));
        }
    }

    // How long a silence that begins at the last word may be.
    private Duration usual() {
        Duration heard = Duration.between(first, last);
        if (heard.compareTo(KNOWN_MIN) < 0) {
            long longest = remembered.stream().mapToLong(Silence::seconds).max().orElse(0);
            return longer(FIRST_SILENCE_MAX, Duration.ofSeconds(longest));
        }
        long usual =
                remembered.stream()
                        .filter(each -> hour(each.from()) == hour(last))
                        .filter(each -> !each.from().isBefore(last.minus(REMEMBERED_MAX)))
                        .map(Silence::seconds)
                        .sorted(Comparator.reverseOrder())
                        .skip(heard.compareTo(OUTAGE_HEARD_MIN) < 0 ? 0 : 1)
                        .findFirst()
                        .orElse(0L);
        return longer(SILENCE_MIN, Duration.ofSeconds(usual));
    }

    /// When it last spoke, if it has been silent since for longer than usual.
    Optional<Instant> silentSince(Instant now) {
        return silentSince(last, now);
    }

    /// The same, where nobody listened before a moment: what it said until then nobody heard.
    Optional<Instant> silentSince(Instant heardFrom, Instant now) {
        Instant since = heardFrom.isAfter(last) ? heardFrom : last;
        return hasSpoken() && Duration.between(since, now).compareTo(usual()) > 0
                ? Optional.of(last)
                : Optional.empty();
    }

    /// Whether it first spoke less than [#KNOWN_MIN] ago.
    boolean isTooNew(Instant now) {
        return hasSpoken() && Duration.between(first, now).compareTo(KNOWN_MIN) < 0;
    }

    /// The silences that were too long.
    List<GapSpan> gaps() {
        return gaps.stream()
                .map(gap -> new GapSpan(gap.from(), gap.to(), "silence", gap.isClosed()))
                .toList();
    }

    private boolean hasSpoken() {
        return last.isAfter(Instant.MIN);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static int hour(Instant time) {
        return time.atOffset(ZoneOffset.UTC).getHour();
    }
}
