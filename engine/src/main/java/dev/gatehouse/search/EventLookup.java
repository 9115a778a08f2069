package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/// Reads events back out of a snapshot.
final class EventLookup {
    private EventLookup() {}

    /// The event of that id, or the one that the line of that id completed.
    static Optional<Event> find(Snapshot snapshot, EventId id) throws IOException {
        IndexSearcher searcher = new IndexSearcher(snapshot.whole());
        TermQuery named = new TermQuery(new Term(ExactTerms.FIELD, ExactTerms.id(id.toString())));
        TopDocs found = searcher.search(named, 1);
        return found.scoreDocs.length == 0
                ? Optional.empty()
                : Optional.of(read(snapshot.whole().storedFields(), found.scoreDocs[0].doc));
    }

    /// @param stored of a snapshot, the same for all events of one answer
    static Event read(StoredFields stored, int document) throws IOException {
        return StoredEvent.read(stored.document(document).getBinaryValue(EventDocument.EVENT));
    }
}
