package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// One snapshot of one generation, held for as many pages as are wanted: what is taken or built
/// beside in between changes none of them, and what is erased in between is on none that is read
/// after. Its folder's bytes stay on disk until it is let go.
///
/// Thread-safe.
final class HeldSnapshot implements AutoCloseable {
    private final IndexGeneration generation;
    private final Snapshot snapshot;
    private final Function<Snapshot, Asking> asking;
    private final Set<Long> erased = new TreeSet<>();
    private boolean closed;

    /// @param asking a question over the snapshot, with time of its own
    HeldSnapshot(IndexGeneration generation, Snapshot snapshot, Function<Snapshot, Asking> asking) {
        this.generation = generation;
        this.snapshot = snapshot;
        this.asking = asking;
    }

    synchronized Page page(SearchRequest request) throws IOException {
        Page page = Pages.read(asking.apply(snapshot), request);
        List<Event> left =
                page.events().stream()
                        .filter(event -> !erased.contains(event.id().position()))
                        .toList();
        return new Page(left, page.next(), page.count(), page.asOf());
    }

    /// From now on gives no event that a record at one of these positions told of.
    synchronized void forget(Set<Long> positions) throws IOException {
        if (closed) {
            return;
        }
        erased.addAll(positions);
        for (long position : positions) {
            // Where two lines told of one event, it has the position of the other.
            EventLookup.find(snapshot, new EventId(position, 0))
                    .ifPresent(event -> erased.add(event.id().position()));
        }
    }

    /// The digest of the mappings that its generation was made by.
    String mappings() {
        return Generations.mappings(generation.directory());
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            generation.snapshots().release(snapshot);
        }
    }
}
