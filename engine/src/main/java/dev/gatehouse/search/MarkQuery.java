package dev.gatehouse.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The documents of the events in a set. What a segment holds of it is worked out once and kept
/// until the set changes near the segment's positions.
final class MarkQuery extends Query {
    private final EventSet events;
    private final Cache cache;

    MarkQuery(EventSet events, Cache cache) {
        this.events = events;
        this.cache = cache;
    }

    /// Documents of a set, segment by segment; a closed segment leaves it.
    static final class Cache {
        private final Map<IndexReader.CacheKey, Documents> segments = new ConcurrentHashMap<>();

        private record Documents(long near, FixedBitSet documents) {}
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                FixedBitSet documents = documents(context.reader());
                int cost = documents.cardinality();
                if (cost == 0) {
                    return null;
                }
                DocIdSetIterator all = new BitSetIterator(documents, cost);
                Scorer scorer = new ConstantScoreScorer(score(), mode, all);
                return new DefaultScorerSupplier(scorer);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private FixedBitSet documents(LeafReader segment) throws IOException {
        var skipper = segment.getDocValuesSkipper(EventDocument.POSITION);
        long near = skipper == null ? 0 : events.near(skipper.minValue(), skipper.maxValue());
        if (near == 0) {
            return new FixedBitSet(0);
        }
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        Cache.Documents known = cache.segments.get(helper.getKey());
        if (known == null) {
            helper.addClosedListener(cache.segments::remove);
        }
        if (known == null || known.near() != near) {
            known = new Cache.Documents(near, find(segment));
            cache.segments.put(helper.getKey(), known);
        }
        return known.documents();
    }

    private FixedBitSet find(LeafReader segment) throws IOException {
        FixedBitSet found = new FixedBitSet(segment.maxDoc());
        NumericDocValues positions = segment.getNumericDocValues(EventDocument.POSITION);
        NumericDocValues ordinals = segment.getNumericDocValues(EventDocument.ORDINAL);
        for (int document = positions.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = positions.nextDoc()) {
            ordinals.advance(document);
            if (events.contains(positions.longValue(), ordinals.longValue())) {
                found.set(document);
            }
        }
        return found;
    }

    @Override
    public String toString(String field) {
        return "marked";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkQuery query && query.events == events;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(events);
    }
}
