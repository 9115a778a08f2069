package dev.gatehouse.search;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.lucene.index.QueryTimeout;

/// How long one search may still take. When it is over the search fails as a whole; an answer is
/// never silently a part.
final class SearchTime implements QueryTimeout {
    /// What one search may take.
    static final Duration SEARCH_SECONDS_MAX = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final long endMillis;

    SearchTime(InstantSource clock) {
        this.clock = clock;
        this.endMillis = clock.millis() + SEARCH_SECONDS_MAX.toMillis();
    }

    @Override
    public boolean shouldExit() {
        return clock.millis() > endMillis;
    }

    void check() {
        if (shouldExit()) {
            throw new SearchTooLong();
        }
    }
}
