package dev.gatehouse.behaviour;

import java.time.Duration;
import java.util.Arrays;

/// How much an account did in each hour of the last four weeks in which it did anything.
final class Hours {
    /// Hours back from the newest that are remembered.
    static final int HOURS_MAX = 28 * 24;

    /// Active hours it takes to say what is much.
    static final int SAMPLES_MIN = 20;

    private static final int WEEK = 168;
    private static final int NEAR_SAMPLES_MIN = 4;
    private static final double NORMAL = 1.4826;
    private static final double DEVIATIONS = 6;
    private static final double TIMES = 3;
    private static final int COUNTERS = 3;
    private static final int[] NONE = {};

    /// What is counted.
    enum Counter {
        EVENTS(Signal.MANY_EVENTS, 60),
        RESOURCES(Signal.MANY_RESOURCES, 12),
        REFUSALS(Signal.MANY_REFUSALS, 10);

        final Signal signal;
        final int floor;

        Counter(Signal signal, int floor) {
            this.signal = signal;
            this.floor = floor;
        }
    }

    // Ascending; beside each hour its counts in the order of the counters.
    private int[] hours = NONE;
    private int[] counts = NONE;
    private int size;

    static int hour(int seconds) {
        return (int) (seconds / Duration.ofHours(1).toSeconds());
    }

    /// Adds to an hour; gives its count now.
    int add(int hour, Counter counter, int times) {
        int at = Arrays.binarySearch(hours, 0, size, hour);
        if (at < 0) {
            at = insert(-at - 1, hour);
        }
        if (at < 0) {
            return 0;
        }
        int place = at * COUNTERS + place(counter);
        counts[place] = (int) Math.min(Integer.MAX_VALUE, (long) counts[place] + times);
        return counts[place];
    }

    private static int place(Counter counter) {
        return switch (counter) {
            case EVENTS -> 0;
            case RESOURCES -> 1;
            case REFUSALS -> 2;
        };
    }

    // Below zero for an hour that is too long ago.
    private int insert(int at, int hour) {
        if (size > 0 && hour <= hours[size - 1] - HOURS_MAX) {
            return -1;
        }
        int old = at == size ? firstWithin(hour - HOURS_MAX + 1) : 0;
        int rest = size - old;
        int[] moved = new int[rest + 1];
        int[] movedCounts = new int[(rest + 1) * COUNTERS];
        int before = at - old;
        System.arraycopy(hours, old, moved, 0, before);
        System.arraycopy(counts, old * COUNTERS, movedCounts, 0, before * COUNTERS);
        moved[before] = hour;
        System.arraycopy(hours, at, moved, before + 1, size - at);
        System.arraycopy(
                counts,
                at * COUNTERS,
                movedCounts,
                (before + 1) * COUNTERS,
                (size - at) * COUNTERS);
        hours = moved;
        counts = movedCounts;
        size = rest + 1;
        return before;
    }

    private int firstWithin(int from) {
        int at = Arrays.binarySearch(hours, 0, size, from);
        return at < 0 ? -at - 1 : at;
    }

    /// Active hours it remembers before one.
    int activeBefore(int hour) {
        return firstWithin(hour);
    }

    /// Days on which it was active, before an hour's own.
    int daysBefore(int hour) {
        int day = hour / 24;
        int days = 0;
        int last = -1;
        for (int i = 0; i < size && hours[i] / 24 < day; i++) {
            if (hours[i] / 24 != last) {
                last = hours[i] / 24;
                days++;
            }
        }
        return days;
    }

    /// Whether it was active before at that time of the day, an hour earlier or later.
    boolean knowsTimeOfDay(int hour) {
        for (int i = 0; i < size && hours[i] / 24 < hour / 24; i++) {
            if (distance(hours[i], hour, 24) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static int distance(int one, int other, int round) {
        int apart = Math.floorMod(one - other, round);
        return Math.min(apart, round - apart);
    }

    /// What is much, and what it is measured by.
    ///
    /// @param most what an hour may hold without being much
    /// @param median of the hours it is measured by
    /// @param samples how many hours these are
    record Much(int most, int median, int samples) {}

    /// What an hour may hold: more than ever, three times the median of the same hour of the week,
    /// six robust deviations above it, and never below a floor.
    Much much(int hour, Counter counter) {
        int end = firstWithin(hour);
        if (end < SAMPLES_MIN) {
            return new Much(Integer.MAX_VALUE, 0, end);
        }
        int[] all = samples(hour, end, counter, WEEK);
        int[] near = samples(hour, end, counter, 1);
        int[] used = near.length >= NEAR_SAMPLES_MIN ? near : all;
        double median = median(used);
        double[] apart = Arrays.stream(used).mapToDouble(one -> Math.abs(one - median)).toArray();
        Arrays.sort(apart);
        double deviation = apart[apart.length / 2] * NORMAL;
        double most = Math.max(TIMES * median, median + DEVIATIONS * deviation);
        most = Math.max(most, Arrays.stream(all).max().orElse(0));
        most = Math.max(most, counter.floor);
        return new Much((int) Math.min(Integer.MAX_VALUE, most), (int) median, used.length);
    }

    private static double median(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private int[] samples(int hour, int end, Counter counter, int within) {
        int[] found = new int[end];
        int count = 0;
        for (int i = 0; i < end; i++) {
            if (distance(hours[i], hour, WEEK) <= within) {
                found[count++] = counts[i * COUNTERS + place(counter)];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Forgets that hour and all after it.
    void forget(int from) {
        size = firstWithin(from);
    }

    /// All of it: an hour and its counts, one after the other.
    int[] saved() {
        int[] all = new int[size * (COUNTERS + 1)];
        for (int i = 0; i < size; i++) {
            all[i * (COUNTERS + 1)] = hours[i];
            System.arraycopy(counts, i * COUNTERS, all, i * (COUNTERS + 1) + 1, COUNTERS);
        }
        return all;
    }

    /// Takes up what [#saved] gave.
    void restore(int[] saved) {
        size = saved.length / (COUNTERS + 1);
        hours = new int[size];
        counts = new int[size * COUNTERS];
        for (int i = 0; i < size; i++) {
            hours[i] = saved[i * (COUNTERS + 1)];
            System.arraycopy(saved, i * (COUNTERS + 1) + 1, counts, i * COUNTERS, COUNTERS);
        }
    }
}
