package dev.gatehouse.completeness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long after they happened events came in. Each is sorted under the next larger of a few
/// bounds, so half and most of them are told as "within": never less than it was, and never more
/// than about twice as much.
///
/// @param counts how many came within each of [#BOUNDS_SECONDS] and not within the one before
public record Lag(List<Long> counts) {
    /// A lag longer than the last of these is no lag: somebody handed in history.
    static final int[] BOUNDS_SECONDS = {
        1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 86_400
    };

    private static final int HALF_PERCENT = 50;
    private static final int MOST_PERCENT = 95;
    private static final int ALL_PERCENT = 100;

    public Lag {
        counts = List.copyOf(counts);
    }

    /// Under which bound a lag is counted; empty when it is longer than all of them.
    static Optional<Integer> bound(Duration lag) {
        for (int i = 0; i < BOUNDS_SECONDS.length; i++) {
            if (lag.compareTo(Duration.ofSeconds(BOUNDS_SECONDS[i])) <= 0) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// Within how many seconds half of them came; empty when none came.
    public Optional<Long> half() {
        return within(HALF_PERCENT);
    }

    /// Within how many seconds 95 of 100 came; empty when none came.
    public Optional<Long> most() {
        return within(MOST_PERCENT);
    }

    private Optional<Long> within(int percent) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long sofar = 0;
        for (int i = 0; i < counts.size(); i++) {
            sofar += counts.get(i);
            if (all > 0 && sofar * ALL_PERCENT >= all * percent) {
                return Optional.of((long) BOUNDS_SECONDS[i]);
            }
        }
        return Optional.empty();
    }
}
