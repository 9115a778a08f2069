package dev.gatehouse.search;

import java.io.IOException;
import java.util.function.Function;

/// One snapshot of one generation, held for as many pages as are wanted: what is taken, erased or
/// built beside in between changes none of them. Its folder's bytes stay on disk until it is let
/// go.
final class HeldSnapshot implements AutoCloseable {
    private final IndexGeneration generation;
    private final Snapshot snapshot;
    private final Function<Snapshot, Asking> asking;

    /// @param asking a question over the snapshot, with time of its own
    HeldSnapshot(IndexGeneration generation, Snapshot snapshot, Function<Snapshot, Asking> asking) {
        this.generation = generation;
        this.snapshot = snapshot;
        this.asking = asking;
    }

    Page page(SearchRequest request) throws IOException {
        return Pages.read(asking.apply(snapshot), request);
    }

    /// The digest of the mappings that its generation was made by.
    String mappings() {
        return Generations.mappings(generation.directory());
    }

    @Override
    public void close() throws IOException {
        generation.snapshots().release(snapshot);
    }
}
