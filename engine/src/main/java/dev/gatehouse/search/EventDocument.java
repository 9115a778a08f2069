package dev.gatehouse.search;

import static java.util.stream.Collectors.joining;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/// Turns an event into what the index keeps of it, using the same fields again for every event.
/// Whole values are terms of one field; words, path segments and words of the client have places;
/// each facet has one value to count by; four numbers order and bound. One thread only.
final class EventDocument {
    static final String TIME = "time";
    static final String RECEIVED = "received";
    static final String POSITION = "position";
    static final String ORDINAL = "n";
    static final String COUNT = "count";
    static final String EVENT = "event";
    static final String ALSO = "also";
    static final String WORDS = "words";
    static final String SEGMENTS = "segments";
    static final String CLIENT_WORDS = "client-words";

    /// Stands before the first segment of a path, so that a pattern can be tied to it.
    static final String PATH_START = "^";

    /// Bytes of a value to count by; longer values are counted by their beginning.
    static final int FACET_BYTES_MAX = 1_024;

    private static final Key[] KEYS = Key.values();
    private static final FieldType WHOLE = type(IndexOptions.DOCS);
    private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private final TermStream exact = new TermStream();
    private final TermStream words = new TermStream();
    private final TermStream segments = new TermStream();
    private final TermStream client = new TermStream();
    private final Field exactField = new Field(ExactTerms.FIELD, exact, WHOLE);
    private final Field wordsField = new Field(WORDS, words, PLACED);
    private final Field segmentsField = new Field(SEGMENTS, segments, PLACED);
    private final Field clientField = new Field(CLIENT_WORDS, client, PLACED);
    private final Field time = NumericDocValuesField.indexedField(TIME, 0);
    private final Field received = NumericDocValuesField.indexedField(RECEIVED, 0);
    private final Field position = NumericDocValuesField.indexedField(POSITION, 0);
    private final Field ordinal = new NumericDocValuesField(ORDINAL, 0);
    private final Field count = new NumericDocValuesField(COUNT, 0);
    private final Field stored = new StoredField(EVENT, new BytesRef());
    private final List<Field> always =
            List.of(
                    exactField,
                    wordsField,
                    segmentsField,
                    time,
                    received,
                    position,
                    ordinal,
                    count,
                    stored);
    private final Map<Key, Field> facets = new EnumMap<>(Key.class);
    private final List<IndexableField> fields = new ArrayList<>();
    private final Values values = new Values();
    private final StoredEvent codec = new StoredEvent();

    EventDocument() {
        for (Key key : Key.values()) {
            if (key.isFacet() && !key.isMark()) {
                facets.put(key, new SortedDocValuesField(facet(key), new BytesRef()));
            }
        }
    }

    /// The field that `key` is counted by.
    static String facet(Key key) {
        return key.word();
    }

    /// The document of `event`, valid until the next call.
    ///
    /// @param alsoNamed further ids it is found by: those of lines that completed it
    Iterable<IndexableField> of(Event event, Collection<EventId> alsoNamed) {
        fields.clear();
        exact.clear();
        for (Key key : KEYS) {
            values.begin(key);
            EventValues.each(event, key, values);
            values.end();
        }
        ExactTerms.further(event, exact);
        alsoNamed.forEach(id -> exact.add(ExactTerms.head(Key.ID), id.toString()));
        placeWords(event);
        fields.addAll(always);
        if (!client.isEmpty()) {
            fields.add(clientField);
        }
        setNumbers(event);
        stored.setBytesValue(codec.write(event));
        if (!alsoNamed.isEmpty()) {
            String names = alsoNamed.stream().map(EventId::toString).collect(joining(" "));
            fields.add(new StoredField(ALSO, names));
        }
        return fields;
    }

    /// Takes the values of one key: each a term, the first the one to count by.
    private final class Values implements Consumer<String> {
        private Key key = Key.ACTOR;
        private int taken;

        void begin(Key next) {
            key = next;
            taken = 0;
        }

        @Override
        public void accept(String value) {
            exact.add(ExactTerms.head(key), Folding.fold(value));
            Field facet = facets.get(key);
            if (taken++ == 0 && facet != null) {
                label(value, facet.binaryValue());
                fields.add(facet);
            }
        }

        void end() {
            if (taken > 0 && !facets.containsKey(key)) {
                exact.add(ExactTerms.PRESENT, key.word());
            }
        }
    }

    private void placeWords(Event event) {
        words.clear();
        EventValues.words(event, words::add);
        client.clear();
        Tokens.split(event.origin().client().orEmpty(), 0, client::add);
        segments.clear();
        segments.add(PATH_START, 0);
        int place = 1;
        for (String segment : segments(Folding.fold(event.resource().path().text()))) {
            segments.add(segment, place++);
        }
    }

    private static List<String> segments(String path) {
        List<String> out = new ArrayList<>();
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            out.add(path.substring(from, slash));
            from = slash + 1;
        }
        out.add(path.substring(from));
        return out;
    }

    private void setNumbers(Event event) {
        time.setLongValue(EventValues.number(event, Key.TIME));
        received.setLongValue(EventValues.number(event, Key.RECEIVED));
        position.setLongValue(event.id().position());
        ordinal.setLongValue(event.id().n());
        count.setLongValue(event.deed().count());
    }

    private static void label(String value, BytesRef into) {
        int most = UnicodeUtil.maxUTF8Length(value.length());
        into.bytes = ArrayUtil.growNoCopy(into.bytes, most);
        into.length = UnicodeUtil.UTF16toUTF8(value, 0, value.length(), into.bytes, 0);
        if (into.length > FACET_BYTES_MAX) {
            int end = FACET_BYTES_MAX;
            while (end > 0 && (into.bytes[end] & 0xc0) == 0x80) {
                end--;
            }
            into.length = end;
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
