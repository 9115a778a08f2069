package dev.gatehouse.search;

import java.time.Duration;

/// Equal, round spans of time that a histogram counts in.
///
/// @param start of the first, in microseconds since 1970; a multiple of the width
/// @param width of each, in microseconds
/// @param count how many
record Spans(long start, long width, int count) {
    private static final long SECOND = Duration.ofSeconds(1).toNanos() / 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] ROUND = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
        6 * HOUR,
        8 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        28 * DAY,
        56 * DAY,
        112 * DAY,
        364 * DAY
    };

    /// The narrowest round spans that cover `low..high` with at most about `buckets`.
    static Spans covering(long low, long high, int buckets) {
        long needed = Math.max(1, (high - low) / buckets);
        long width = ROUND[ROUND.length - 1];
        for (int i = ROUND.length - 1; i >= 0 && ROUND[i] >= needed; i--) {
            width = ROUND[i];
        }
        while ((high - low) / width > 2L * HistogramRequest.BUCKETS_MAX) {
            width *= 2;
        }
        long start = Math.floorDiv(low, width) * width;
        return new Spans(start, width, Math.toIntExact((high - start) / width + 1));
    }

    int at(long micros) {
        return Math.clamp((micros - start) / width, 0, count - 1);
    }
}
