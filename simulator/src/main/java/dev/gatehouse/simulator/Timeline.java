package dev.gatehouse.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Ordinary days and the plot in one order: that of arrival.
final class Timeline {

    private static final Comparator<Happening> BY_ARRIVAL =
            Comparator.comparing(Happening::arrives)
                    .thenComparing(Happening::tool)
                    .thenComparing(Happening::nativeId);

    private final Everyday everyday;
    private final SilentHour silence;
    private final PriorityQueue<Happening> waiting = new PriorityQueue<>(BY_ARRIVAL);

    /// Takes happenings one at a time.
    interface Listener {
        void happens(Happening happening) throws IOException;
    }

    Timeline(Everyday everyday, List<Happening> plot, SilentHour silence) {
        this.everyday = everyday;
        this.silence = silence;
        plot.forEach(this::expect);
    }

    /// Tells everything that arrives in `[from, until)`. What has begun but not ended by then is
    /// cut off, as in any file.
    void tell(Instant from, Instant until, Listener listener) throws IOException {
        for (Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
                minute.isBefore(until);
                minute = minute.plus(Duration.ofMinutes(1))) {
            for (Happening happening : everyday.begin(minute)) {
                expect(happening);
            }
            Instant settled = minute.plus(Duration.ofMinutes(1));
            drain(from, settled.isBefore(until) ? settled : until, listener);
        }
    }

    private void expect(Happening happening) {
        if (!silence.prevents(happening)) {
            waiting.add(silence.delay(happening));
        }
    }

    private void drain(Instant from, Instant before, Listener listener) throws IOException {
        while (true) {
            Happening next = waiting.peek();
            if (next == null || !next.arrives().isBefore(before)) {
                return;
            }
            waiting.remove();
            if (!next.at().isBefore(from)) {
                listener.happens(next);
            }
        }
    }
}
