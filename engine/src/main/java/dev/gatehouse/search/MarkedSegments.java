package dev.gatehouse.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/// The numbers a [MarkSource] gives the documents of each segment. They are asked for once and kept
/// until the source says that one between the segment's positions changed; a closed segment leaves.
final class MarkedSegments {
    private static final int EVENTS_AT_ONCE = 2_048;
    private static final int[] NONE = new int[0];

    private final MarkSource source;
    private final Map<IndexReader.CacheKey, Numbers> segments = new ConcurrentHashMap<>();

    private record Numbers(long changes, int[] byDocument) {}

    MarkedSegments(MarkSource source) {
        this.source = source;
    }

    MarkSource source() {
        return source;
    }

    /// One number for each document; 0 where the source has not come to it.
    int[] numbers(LeafReader segment) throws IOException {
        var skipper = segment.getDocValuesSkipper(EventDocument.POSITION);
        if (skipper == null) {
            return NONE;
        }
        long changes = source.changes(skipper.minValue(), skipper.maxValue());
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        Numbers known = segments.get(helper.getKey());
        if (known == null) {
            helper.addClosedListener(segments::remove);
        }
        if (known == null || known.changes() != changes) {
            known = new Numbers(changes, ask(segment));
            segments.put(helper.getKey(), known);
        }
        return known.byDocument();
    }

    private int[] ask(LeafReader segment) throws IOException {
        Batch batch = new Batch(new int[segment.maxDoc()]);
        NumericDocValues positionOf = segment.getNumericDocValues(EventDocument.POSITION);
        NumericDocValues placeOf = segment.getNumericDocValues(EventDocument.ORDINAL);
        for (int document = positionOf.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = positionOf.nextDoc()) {
            placeOf.advance(document);
            batch.add(document, positionOf.longValue(), (int) placeOf.longValue());
        }
        batch.ask();
        return batch.byDocument;
    }

    /// Events to ask for together.
    private final class Batch {
        private final int[] byDocument;
        private final long[] positions = new long[EVENTS_AT_ONCE];
        private final int[] places = new int[EVENTS_AT_ONCE];
        private final int[] documents = new int[EVENTS_AT_ONCE];
        private final int[] numbers = new int[EVENTS_AT_ONCE];
        private int waiting;

        Batch(int[] byDocument) {
            this.byDocument = byDocument;
        }

        void add(int document, long position, int place) {
            documents[waiting] = document;
            positions[waiting] = position;
            places[waiting++] = place;
            if (waiting == EVENTS_AT_ONCE) {
                ask();
            }
        }

        void ask() {
            source.numbers(positions, places, numbers, waiting);
            for (int i = 0; i < waiting; i++) {
                byDocument[documents[i]] = numbers[i];
            }
            waiting = 0;
        }
    }
}
