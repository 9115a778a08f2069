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
        int[] byDocument = new int[segment.maxDoc()];
        long[] positions = new long[EVENTS_AT_ONCE];
        int[] places = new int[EVENTS_AT_ONCE];
        int[] documents = new int[EVENTS_AT_ONCE];
        NumericDocValues positionOf = segment.getNumericDocValues(EventDocument.POSITION);
        NumericDocValues placeOf = segment.getNumericDocValues(EventDocument.ORDINAL);
        int waiting = 0;
        for (int document = positionOf.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = positionOf.nextDoc()) {
            placeOf.advance(document);
            positions[waiting] = positionOf.longValue();
            places[waiting] = (int) placeOf.longValue();
            documents[waiting++] = document;
            if (waiting == EVENTS_AT_ONCE) {
                ask(positions, places, documents, byDocument, waiting);
                waiting = 0;
            }
        }
        ask(positions, places, documents, byDocument, waiting);
        return byDocument;
    }

    private void ask(long[] positions, int[] places, int[] documents, int[] into, int count) {
        int[] numbers = new int[count];
        source.numbers(positions, places, numbers, count);
        for (int i = 0; i < count; i++) {
            into[documents[i]] = numbers[i];
        }
    }
}
