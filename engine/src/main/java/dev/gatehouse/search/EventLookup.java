package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/// Reads events back out of a snapshot.
final class EventLookup {
    private EventLookup() {}

    /// An event as it stands.
    ///
    /// @param alsoNamed ids of the lines that completed it
    record Found(Event event, List<EventId> alsoNamed) {}

    /// The event of that id, or the one that the line of that id completed.
    static Optional<Event> find(Snapshot snapshot, EventId id) throws IOException {
        return found(snapshot, id).map(Found::event);
    }

    /// The same, with the lines it was made of.
    static Optional<Found> found(Snapshot snapshot, EventId id) throws IOException {
        IndexSearcher searcher = new IndexSearcher(snapshot.whole());
        TermQuery named = new TermQuery(new Term(ExactTerms.FIELD, ExactTerms.id(id.toString())));
        TopDocs found = searcher.search(named, 1);
        if (found.scoreDocs.length == 0) {
            return Optional.empty();
        }
        StoredFields stored = snapshot.whole().storedFields();
        int document = found.scoreDocs[0].doc;
        String also = stored.document(document).get(EventDocument.ALSO);
        List<EventId> names =
                also == null
                        ? List.of()
                        : Arrays.stream(also.split(" ", -1)).map(EventId::parse).toList();
        return Optional.of(new Found(read(stored, document), names));
    }

    /// @param stored of a snapshot, the same for all events of one answer
    static Event read(StoredFields stored, int document) throws IOException {
        return StoredEvent.read(bytes(stored, document));
    }

    /// What is kept of an event, for [StoredEvent#read].
    static BytesRef bytes(StoredFields stored, int document) throws IOException {
        return stored.document(document).getBinaryValue(EventDocument.EVENT);
    }
}
