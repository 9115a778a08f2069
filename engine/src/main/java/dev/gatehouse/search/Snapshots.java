package dev.gatehouse.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

/// Hands out the newest snapshot and makes the next one. A snapshot lives until the last who holds
/// it lets go.
final class Snapshots extends ReferenceManager<Snapshot> {
    private final Contents contents;
    private final Executor executor;

    /// What there is to take a snapshot of.
    interface Contents {
        /// The months there are and, seen before any of them is read, the last position they hold.
        Now now();
    }

    /// @param months in order
    /// @param asOf the last position whose events are in them
    record Now(List<IndexMonth> months, long asOf) {}

    Snapshots(Contents contents, Executor executor) throws IOException {
        this.contents = contents;
        this.executor = executor;
        this.current = take(Map.of());
    }

    @Override
    protected @Nullable Snapshot refreshIfNeeded(Snapshot before) throws IOException {
        return contents.now().asOf() == before.asOf() ? null : take(before.months());
    }

    private Snapshot take(Map<IndexMonth, DirectoryReader> before) throws IOException {
        Now now = contents.now();
        Map<IndexMonth, DirectoryReader> readers = new LinkedHashMap<>();
        List<DirectoryReader> opened = new ArrayList<>();
        try {
            for (IndexMonth month : now.months()) {
                DirectoryReader known = before.get(month);
                DirectoryReader reader = known == null ? month.read() : month.readAgain(known);
                readers.put(month, reader);
                if (!reader.equals(known)) {
                    opened.add(reader);
                }
            }
            // It counts itself as a holder of each reader, so what was opened here is let go below.
            MultiReader whole =
                    new MultiReader(readers.values().toArray(IndexReader[]::new), false);
            return new Snapshot(whole, Map.copyOf(readers), executor, now.asOf());
        } finally {
            for (DirectoryReader reader : opened) {
                reader.decRef();
            }
        }
    }

    @Override
    protected boolean tryIncRef(Snapshot snapshot) {
        return snapshot.whole().tryIncRef();
    }

    @Override
    protected void decRef(Snapshot snapshot) throws IOException {
        snapshot.whole().decRef();
    }

    @Override
    protected int getRefCount(Snapshot snapshot) {
        return snapshot.whole().getRefCount();
    }
}
