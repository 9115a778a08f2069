package dev.gatehouse.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/// Counts how many of the events of a query hold a term: of all events by what the dictionary says,
/// of some by going through the term's own list.
final class TermCounts {
    private final Query within;
    private final Weight weight;

    TermCounts(IndexSearcher searcher, Query within) throws IOException {
        this.within = within;
        this.weight =
                searcher.createWeight(searcher.rewrite(within), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /// Counts the term an enumeration stands at.
    @FunctionalInterface
    interface OfLeaf {
        long of(TermsEnum terms) throws IOException;
    }

    OfLeaf in(LeafReaderContext leaf) throws IOException {
        if (within instanceof MatchAllDocsQuery) {
            return TermsEnum::docFreq;
        }
        FixedBitSet events = new FixedBitSet(leaf.reader().maxDoc());
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
            events.or(scorer.iterator());
        }
        return terms -> held(terms, events);
    }

    private static long held(TermsEnum terms, FixedBitSet events) throws IOException {
        PostingsEnum holders = terms.postings(null, PostingsEnum.NONE);
        long count = 0;
        for (int holder = holders.nextDoc();
                holder != DocIdSetIterator.NO_MORE_DOCS;
                holder = holders.nextDoc()) {
            count += events.get(holder) ? 1 : 0;
        }
        return count;
    }
}
