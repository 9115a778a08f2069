package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/// The values of one key that are counted, by number within the segment it is in; 0 is none. Used
/// by one thread.
sealed interface CountedValues {
    /// Goes to a segment, whose documents are asked for in their order.
    void enter(LeafReader segment) throws IOException;

    /// The number of a document's value.
    int number(int document) throws IOException;

    /// The highest number in this segment.
    int numbers();

    /// The values of a number from 1; several numbers may have the same.
    List<BytesRef> texts(int number) throws IOException;

    /// Those of a field of the documents.
    final class OfField implements CountedValues {
        private final String field;
        private SortedDocValues values = DocValues.emptySorted();

        OfField(Key key) {
            this.field = EventDocument.facet(key);
        }

        @Override
        public void enter(LeafReader segment) throws IOException {
            values = DocValues.getSorted(segment, field);
        }

        @Override
        public int number(int document) throws IOException {
            return values.advanceExact(document) ? values.ordValue() + 1 : 0;
        }

        @Override
        public int numbers() {
            return values.getValueCount();
        }

        @Override
        public List<BytesRef> texts(int number) throws IOException {
            return List.of(values.lookupOrd(number - 1));
        }
    }

    /// Those of a kind of mark.
    final class OfMark implements CountedValues {
        private final MarkedSegments marked;
        private final Key kind;
        private int[] byDocument = new int[0];
        private int highest;

        OfMark(MarkedSegments marked, Key kind) {
            this.marked = marked;
            this.kind = kind;
        }

        @Override
        public void enter(LeafReader segment) throws IOException {
            byDocument = marked.numbers(segment);
            highest = 0;
            for (int number : byDocument) {
                highest = Math.max(highest, number);
            }
        }

        @Override
        public int number(int document) {
            return document < byDocument.length ? byDocument[document] : 0;
        }

        @Override
        public int numbers() {
            return highest;
        }

        @Override
        public List<BytesRef> texts(int number) {
            return marked.source().values(kind, number).stream().map(BytesRef::new).toList();
        }
    }
}
