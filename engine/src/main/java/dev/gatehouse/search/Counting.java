package dev.gatehouse.search;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/// Counts matching events, and stops at the cap.
final class Counting {
    private Counting() {}

    static Count count(Asking asking, Query query) throws IOException {
        AtomicInteger seen = new AtomicInteger();
        asking.search(
                query,
                new CollectorManager<Counter, Integer>() {
                    @Override
                    public Counter newCollector() {
                        return new Counter(seen);
                    }

                    @Override
                    public Integer reduce(Collection<Counter> counters) {
                        return seen.get();
                    }
                });
        int value = Math.min(seen.get(), Count.COUNTED_EVENTS_MAX);
        return new Count(value, seen.get() > Count.COUNTED_EVENTS_MAX);
    }

    private static final class Counter extends SimpleCollector {
        private final AtomicInteger seen;

        Counter(AtomicInteger seen) {
            this.seen = seen;
        }

        @Override
        public void collect(int document) {
            if (seen.incrementAndGet() > Count.COUNTED_EVENTS_MAX) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            if (seen.get() > Count.COUNTED_EVENTS_MAX) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
