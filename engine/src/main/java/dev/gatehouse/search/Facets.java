package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/// Counts matching events by the values of several keys, in one pass over them.
final class Facets {
    private static final int DOCUMENTS_AT_ONCE = 2_048;
    private static final Comparator<ValueCount> COMMONEST_FIRST =
            Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value);

    private Facets() {}

    static List<Facet> read(Asking asking, FacetRequest request) throws IOException {
        List<Key> keys = request.keys();
        List<Tallies> totals = tallies(asking, keys);
        asking.search(
                asking.narrowed(request.query(), request.window()),
                new CollectorManager<Collecting, List<Tallies>>() {
                    @Override
                    public Collecting newCollector() {
                        return new Collecting(tallies(asking, keys));
                    }

                    @Override
                    public List<Tallies> reduce(Collection<Collecting> parts) throws IOException {
                        for (Collecting part : parts) {
                            part.addTo(totals);
                        }
                        return totals;
                    }
                });
        List<Facet> facets = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            facets.add(facet(keys.get(i), totals.get(i), request.top()));
        }
        return facets;
    }

    private static List<Tallies> tallies(Asking asking, List<Key> keys) {
        return keys.stream().map(key -> new Tallies(asking.counted(key), 1)).toList();
    }

    private static Facet facet(Key key, Tallies tallies, int top) {
        List<ValueCount> values = new ArrayList<>();
        for (Map.Entry<BytesRef, long[]> entry : tallies.byText().entrySet()) {
            values.add(new ValueCount(entry.getKey().utf8ToString(), entry.getValue()[0]));
        }
        values.sort(COMMONEST_FIRST);
        int listed = Math.min(top, values.size());
        return new Facet(key, values.subList(0, listed), tallies.without(), values.size() - listed);
    }

    private static final class Collecting extends SimpleCollector {
        private final List<Tallies> tallies;
        private final int[] waiting = new int[DOCUMENTS_AT_ONCE];
        private int waitingCount;

        Collecting(List<Tallies> tallies) {
            this.tallies = tallies;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            count();
            for (Tallies each : tallies) {
                each.enter(context.reader());
            }
        }

        @Override
        public void collect(int document) throws IOException {
            waiting[waitingCount++] = document;
            if (waitingCount == DOCUMENTS_AT_ONCE) {
                count();
            }
        }

        private void count() throws IOException {
            for (Tallies each : tallies) {
                each.seeAll(waiting, waitingCount);
            }
            waitingCount = 0;
        }

        void addTo(List<Tallies> totals) throws IOException {
            count();
            for (int i = 0; i < totals.size(); i++) {
                tallies.get(i).leave();
                totals.get(i).add(tallies.get(i));
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
