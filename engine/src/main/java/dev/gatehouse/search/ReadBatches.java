package dev.gatehouse.search;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.EventFeed;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Records of the journal as batches of their events, each read when it is asked for.
final class ReadBatches implements Iterator<IndexGeneration.Batch> {
    /// Records read at once: enough for all processors, and little to wait for.
    static final int RECORDS_MAX = 1_024;

    private final EventFeed feed;
    private final List<Stored> records;
    private int next;

    /// @param records that follow each other in the journal
    ReadBatches(EventFeed feed, List<Stored> records) {
        this.feed = feed;
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return next < records.size();
    }

    @Override
    public IndexGeneration.Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int end = Math.min(records.size(), next + RECORDS_MAX);
        List<Stored> some = records.subList(next, end);
        next = end;
        return new IndexGeneration.Batch(
                feed.read(some), Erased.in(some), some.getLast().position() + 1);
    }
}
