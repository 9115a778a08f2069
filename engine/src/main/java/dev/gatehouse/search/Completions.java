package dev.gatehouse.search;

import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.Shape;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Observed values that begin with what was typed, read from the dictionary alone.
final class Completions {
    /// Terms one completion reads.
    static final int TERMS_READ_MAX = 50_000;

    private static final Comparator<ValueCount> COMMONEST_FIRST =
            Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value);

    private final Snapshot snapshot;
    private final org.apache.lucene.search.Query within;

    private Completions(Asking asking, ValuesRequest request) {
        this.snapshot = asking.snapshot();
        boolean everything = request.within() == Query.All.ALL && request.window().isAllTime();
        // Of everything the dictionary knows the counts by itself.
        this.within =
                everything
                        ? asking.queries().of(Query.All.ALL)
                        : asking.narrowed(request.within(), request.window());
    }

    static List<ValueCount> of(Asking asking, ValuesRequest request) throws IOException {
        return new Completions(asking, request)
                .read(request.key(), request.prefix(), request.top());
    }

    private List<ValueCount> read(Key key, String prefix, int top) throws IOException {
        String folded = Folding.fold(prefix);
        boolean segment = key.shape() == Shape.PATH && folded.indexOf('/') < 0;
        String field = segment ? EventDocument.SEGMENTS : ExactTerms.FIELD;
        String head = segment ? "" : ExactTerms.head(key);
        Begin begin = new Begin(head + folded, head.length());
        Map<String, Long> counts = new HashMap<>();
        int left = TERMS_READ_MAX;
        TermCounts termCounts = new TermCounts(new IndexSearcher(snapshot.whole()), within);
        for (LeafReaderContext leaf : snapshot.whole().leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                left -=
                        count(
                                terms.iterator(),
                                begin,
                                new Tally(counts, termCounts.in(leaf), left));
            }
        }
        counts.remove(EventDocument.PATH_START);
        List<ValueCount> best =
                counts.entrySet().stream()
                        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                        .sorted(COMMONEST_FIRST)
                        .limit(top)
                        .toList();
        return segment ? best : best.stream().map(value -> asWritten(key, value)).toList();
    }

    /// Names one of whose words begins with `prefix`.
    static List<ValueCount> named(Who who, Key key, String prefix, int top) {
        String folded = Folding.fold(prefix);
        return who
                .named(name -> {
                    String value = Folding.fold(name);
                    return value.startsWith(folded) || value.contains(" " + folded);
                })
                .stream()
                .filter(subject -> subject instanceof Person == (key == Key.PERSON))
                .map(Subject::name)
                .distinct()
                .sorted()
                .limit(top)
                .map(name -> new ValueCount(name, 0))
                .toList();
    }

    /// How the terms in question begin, and how much of that is no part of the value.
    private record Begin(String text, int skipped) {}

    /// Where counts go, what counts, and how many terms it may read.
    private record Tally(Map<String, Long> counts, TermCounts.OfLeaf counting, int most) {}

    private static int count(TermsEnum terms, Begin begin, Tally tally) throws IOException {
        BytesRef head = new BytesRef(begin.text());
        int read = 0;
        if (terms.seekCeil(head) == TermsEnum.SeekStatus.END) {
            return read;
        }
        for (BytesRef term = terms.term();
                term != null && StringHelper.startsWith(term, head) && read < tally.most();
                term = terms.next(), read++) {
            long count = tally.counting().of(terms);
            if (count > 0) {
                tally.counts()
                        .merge(term.utf8ToString().substring(begin.skipped()), count, Long::sum);
            }
        }
        return read;
    }

    // The dictionary holds small letters; one event that has the value says how it is written.
    private ValueCount asWritten(Key key, ValueCount value) {
        try {
            TermQuery holds =
                    new TermQuery(new Term(ExactTerms.FIELD, ExactTerms.term(key, value.value())));
            TopDocs found =
                    new IndexSearcher(snapshot.whole())
                            .search(
                                    new BooleanQuery.Builder()
                                            .add(holds, Occur.FILTER)
                                            .add(within, Occur.FILTER)
                                            .build(),
                                    1);
            if (found.scoreDocs.length == 0) {
                return value;
            }
            String[] written = {value.value()};
            EventValues.each(
                    EventLookup.read(snapshot.whole().storedFields(), found.scoreDocs[0].doc),
                    key,
                    one -> written[0] = Folding.fold(one).equals(value.value()) ? one : written[0]);
            return new ValueCount(written[0], value.count());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
