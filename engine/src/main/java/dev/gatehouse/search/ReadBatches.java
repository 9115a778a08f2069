package dev.gatehouse.search;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.RecordKind;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Records of the journal as batches of their events, each read when it is asked for. A batch ends
/// before a delivery where one begins soon enough: the rest of one that is cut is read twice.
final class ReadBatches implements Iterator<IndexGeneration.Batch> {
    /// Records that are enough for all processors.
    static final int RECORDS_MIN = 1_024;

    /// Records read at once: little to wait for.
    static final int RECORDS_MAX = 2_048;

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
        List<Stored> some = records.subList(next, end());
        next += some.size();
        return new IndexGeneration.Batch(
                feed.read(some), Erased.in(some), some.getLast().position() + 1);
    }

    private int end() {
        int most = Math.min(records.size(), next + RECORDS_MAX);
        for (int end = next + RECORDS_MIN; end < most; end++) {
            if (records.get(end).kind() == RecordKind.DELIVERY.number()) {
                return end;
            }
        }
        return most;
    }
}
