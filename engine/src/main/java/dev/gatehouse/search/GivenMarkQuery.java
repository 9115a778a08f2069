package dev.gatehouse.search;

import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import java.io.IOException;
import java.util.BitSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The documents whose marks of one kind, given by a [MarkSource], are among those asked for.
final class GivenMarkQuery extends Query {
    private final MarkedSegments marked;
    private final Key kind;
    private final Match match;

    /// @param match what is asked of the value of `kind`
    GivenMarkQuery(MarkedSegments marked, Key kind, Match match) {
        this.marked = marked;
        this.kind = kind;
        this.match = match;
    }

    // A source gives out numbers as it is asked for those of events, so which are wanted is known
    // only after the segment was.
    private BitSet wanted() {
        MarkSource source = marked.source();
        BitSet wanted = new BitSet();
        for (int number = source.numbers(); number > 0; number--) {
            wanted.set(
                    number,
                    source.values(kind, number).stream()
                            .anyMatch(value -> match.test().test(Folding.fold(value))));
        }
        return wanted;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                int[] numbers = marked.numbers(context.reader());
                BitSet wanted = wanted();
                FixedBitSet found = new FixedBitSet(Math.max(1, numbers.length));
                for (int document = 0; document < numbers.length; document++) {
                    if (wanted.get(numbers[document])) {
                        found.set(document);
                    }
                }
                int cost = found.cardinality();
                return cost == 0
                        ? null
                        : new DefaultScorerSupplier(
                                new ConstantScoreScorer(
                                        score(), mode, new BitSetIterator(found, cost)));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "marked " + kind.word();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenMarkQuery query
                && query.marked == marked
                && query.kind == kind
                && query.match.equals(match);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + match.hashCode();
    }
}
