package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/// Reads pages. The index stands in the order of the pages, so each segment is left as soon as it
/// has given a page's worth; a later page starts at the time the page before ended.
final class Pages {
    /// Bytes of events one page holds, though fewer events than asked for fit; at least one does.
    static final int PAGE_BYTES_MAX = 8 * 1024 * 1024;

    private Pages() {}

    static Page read(Asking asking, SearchRequest request) throws IOException {
        Query all = asking.narrowed(request.query(), request.window());
        Count count = Counting.count(asking, all);
        TopFieldDocs found = top(asking, all, request);
        List<Event> events = new ArrayList<>();
        StoredFields stored = asking.snapshot().whole().storedFields();
        long bytes = 0;
        for (ScoreDoc hit : found.scoreDocs) {
            BytesRef kept = EventLookup.bytes(stored, hit.doc);
            bytes += kept.length;
            boolean full = events.size() == request.limit() || bytes > PAGE_BYTES_MAX;
            if (full && !events.isEmpty()) {
                break;
            }
            events.add(StoredEvent.read(kept));
        }
        boolean more = events.size() < found.scoreDocs.length;
        return new Page(
                events,
                more ? Optional.of(after(events.getLast(), asking.asOf())) : Optional.empty(),
                count,
                asking.asOf());
    }

    // One more than asked for, to know whether there is a next page.
    private static TopFieldDocs top(Asking asking, Query all, SearchRequest request)
            throws IOException {
        int wanted = request.limit() + 1;
        if (request.after().isEmpty()) {
            return asking.search(all, new TopFieldCollectorManager(IndexMonth.ORDER, wanted, 0));
        }
        PageCursor cursor = request.after().get();
        BooleanQuery rest =
                new BooleanQuery.Builder()
                        .add(all, Occur.FILTER)
                        .add(
                                ValueQueries.between(
                                        EventDocument.TIME, Long.MIN_VALUE, cursor.micros()),
                                Occur.FILTER)
                        .build();
        EventId last = cursor.last();
        FieldDoc end =
                new FieldDoc(
                        Integer.MAX_VALUE,
                        Float.NaN,
                        new Object[] {cursor.micros(), last.position(), (long) last.n()});
        return asking.search(rest, new TopFieldCollectorManager(IndexMonth.ORDER, wanted, end, 0));
    }

    private static PageCursor after(Event last, long asOf) {
        return new PageCursor(EventValues.number(last, Key.TIME), last.id(), asOf);
    }
}
