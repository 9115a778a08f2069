package dev.gatehouse.bench;

import java.util.Arrays;

/// Durations, and how long most of them are. Safe for many threads.
final class Percentiles {
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
        return sorted[(int) Math.ceil(share * count) - 1] / 1e6;
    }

    /// The middle one of some values.
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
