package dev.gatehouse.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/// Counts matching events over time, in one pass over them.
final class Histograms {
    private Histograms() {}

    static Histogram read(Asking asking, HistogramRequest request) throws IOException {
        Query query = asking.narrowed(request.query(), request.window());
        Spans spans = spans(asking, request, query);
        Tallies total = tallies(asking, request, spans);
        asking.search(
                query,
                new CollectorManager<Collecting, Tallies>() {
                    @Override
                    public Collecting newCollector() {
                        return new Collecting(tallies(asking, request, spans), spans);
                    }

                    @Override
                    public Tallies reduce(Collection<Collecting> parts) throws IOException {
                        for (Collecting part : parts) {
                            part.tallies.leave();
                            total.add(part.tallies);
                        }
                        return total;
                    }
                });
        return histogram(total, spans);
    }

    private static Tallies tallies(Asking asking, HistogramRequest request, Spans spans) {
        return new Tallies(asking.counted(request.stackBy()), spans.count());
    }

    // All time reaches from the first to the last event there is; of a half-open window, the open
    // end.
    private static Spans spans(Asking asking, HistogramRequest request, Query query)
            throws IOException {
        Window window = request.window();
        long low = window.low();
        long high = window.high();
        if (low == Long.MIN_VALUE || high == Long.MAX_VALUE) {
            long[] ends = asking.ends(query);
            low = low == Long.MIN_VALUE ? Math.min(ends[0], high) : low;
            high = high == Long.MAX_VALUE ? Math.max(ends[1], low) : high;
        }
        return Spans.covering(low, high, request.buckets());
    }

    private static Histogram histogram(Tallies tallies, Spans spans) {
        List<Map.Entry<BytesRef, long[]>> layers = new ArrayList<>(tallies.byText().entrySet());
        layers.sort(
                Comparator.comparingLong((Map.Entry<BytesRef, long[]> layer) ->
                                -Tallies.sum(layer.getValue()))
                        .thenComparing(Map.Entry::getKey));
        List<Histogram.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < spans.count(); i++) {
            SequencedMap<String, Long> by = new LinkedHashMap<>();
            long sum = 0;
            for (Map.Entry<BytesRef, long[]> layer : layers) {
                long count = layer.getValue()[i];
                if (count > 0) {
                    by.put(layer.getKey().utf8ToString(), count);
                    sum += count;
                }
            }
            Instant start =
                    Instant.EPOCH.plus(spans.start() + i * spans.width(), ChronoUnit.MICROS);
            buckets.add(new Histogram.Bucket(start, sum, by));
        }
        return new Histogram(Duration.of(spans.width(), ChronoUnit.MICROS), buckets);
    }

    private static final class Collecting extends SimpleCollector {
        private final Tallies tallies;
        private final Spans spans;
        private NumericDocValues times = DocValues.emptyNumeric();

        Collecting(Tallies tallies, Spans spans) {
            this.tallies = tallies;
            this.spans = spans;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            tallies.enter(context.reader());
            times = DocValues.getNumeric(context.reader(), EventDocument.TIME);
        }

        @Override
        public void collect(int document) throws IOException {
            times.advanceExact(document);
            tallies.see(document, spans.at(times.longValue()));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
