package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import java.util.OptionalLong;

/// Counts of events over time, asked for.
///
/// @param window both ends given, or all time: then from the first to the last matching event
/// @param buckets about how many, 1 to [#BUCKETS_MAX]; a bucket is a round span of time
/// @param stackBy the facet whose values are stacked
public record HistogramRequest(
        Query query, Window window, OptionalLong asOf, int buckets, Key stackBy) {
    /// Buckets one histogram may have.
    public static final int BUCKETS_MAX = 1_000;

    public HistogramRequest {
        if (buckets < 1 || buckets > BUCKETS_MAX) {
            throw new IllegalArgumentException("a histogram has 1 to " + BUCKETS_MAX + " buckets");
        }
        if (!stackBy.isFacet()) {
            throw new IllegalArgumentException("events are not counted by " + stackBy.word());
        }
    }
}
