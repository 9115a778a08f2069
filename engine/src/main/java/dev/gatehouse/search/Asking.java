package dev.gatehouse.search;

import dev.gatehouse.people.Who;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Persons;
import dev.gatehouse.search.query.Query;
import java.io.IOException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/// One question being answered: over which snapshot, as of which position, until when, and who is
/// who there.
record Asking(Snapshot snapshot, LuceneQueries queries, SearchTime time, long asOf, Who who) {
    private static final Sort OLDEST_FIRST =
            new Sort(new SortField(EventDocument.TIME, SortField.Type.LONG));

    org.apache.lucene.search.Query narrowed(Query query, Window window) {
        return queries.of(Persons.spelledOut(query, who), window, asOf);
    }

    CountedValues counted(Key key) {
        return queries.counted(key);
    }

    <C extends Collector, T> T search(
            org.apache.lucene.search.Query query, CollectorManager<C, T> collectors)
            throws IOException {
        return snapshot.search(query, collectors, time);
    }

    /// The times of the oldest and the newest matching event, in microseconds; of none, 0 and 0.
    long[] ends(org.apache.lucene.search.Query query) throws IOException {
        return new long[] {end(query, OLDEST_FIRST), end(query, IndexMonth.ORDER)};
    }

    private long end(org.apache.lucene.search.Query query, Sort sort) throws IOException {
        TopFieldDocs found = search(query, new TopFieldCollectorManager(sort, 1, 0));
        return found.scoreDocs.length == 0 ? 0 : (long) ((FieldDoc) found.scoreDocs[0]).fields[0];
    }
}
