package dev.gatehouse.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Durations, and how long most of them are. Safe for many threads.
final class Percentiles {
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private long[] nanos = new long[1_024];
    private int count;

    synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    synchronized int count() {
        return count;
    }

    /// The duration that a share of them does not exceed, in milliseconds; not a number when there
    /// are none.
    ///
    /// @param share above 0, at most 1
    synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * count) - 1] / NANOS_PER_MILLI;
    }

    /// The middle one of some values.
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
