package dev.gatehouse.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/// How many events match in each of some equal spans of time; exact.
///
/// @param width of a bucket
/// @param buckets in order of time, without a gap
public record Histogram(Duration width, List<Bucket> buckets) {
    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /// One span of time.
    ///
    /// @param total events in it
    /// @param by those of each value of the stacked key, the commonest of the whole first
    public record Bucket(Instant start, long total, SequencedMap<String, Long> by) {
        public Bucket {
            by = Collections.unmodifiableSequencedMap(by);
        }
    }
}
