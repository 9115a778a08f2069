package dev.gatehouse.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// The index as it was at one moment; held while it is read.
///
/// @param whole the reader of all months; closing it lets the months go
/// @param months each month's own reader
/// @param executor runs parts of one search side by side
/// @param asOf the last position whose events are surely in it; -1 when there is none
record Snapshot(
        MultiReader whole, Map<IndexMonth, DirectoryReader> months, Executor executor, long asOf) {

    /// Runs one search in the time it may take.
    ///
    /// @throws SearchTooLong when that was not enough
    <C extends org.apache.lucene.search.Collector, T> T search(
            Query query, CollectorManager<C, T> collectors, SearchTime time) throws IOException {
        IndexSearcher searcher = new IndexSearcher(whole, executor);
        searcher.setTimeout(time);
        T result = searcher.search(query, collectors);
        if (searcher.timedOut()) {
            throw new SearchTooLong();
        }
        return result;
    }
}
