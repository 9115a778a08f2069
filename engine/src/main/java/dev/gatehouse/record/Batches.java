package dev.gatehouse.record;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import java.util.ArrayList;
import java.util.List;

/// Reads the journal in batches that never end inside a delivery, larger ones where records are
/// small. Used by one thread.
final class Batches {
    static final int RECORDS_MAX = 8_192;
    static final long BATCH_BYTES_MAX = 32L * 1024 * 1024;

    private static final int RECORDS_MIN = 64;

    private final Journal journal;
    private int records = RECORDS_MIN;

    Batches(Journal journal) {
        this.journal = journal;
    }

    /// The next records from `from` on; empty at the journal's end.
    List<Stored> next(long from) {
        List<Stored> batch = journal.read(from, records);
        long bytes = 0;
        for (Stored stored : batch) {
            bytes += stored instanceof Stored.Live live ? live.payload().length : 0;
        }
        if (bytes > BATCH_BYTES_MAX) {
            records = Math.max(RECORDS_MIN, records / 2);
        } else if (batch.size() == records && bytes < BATCH_BYTES_MAX / 4) {
            records = Math.min(RECORDS_MAX, records * 2);
        }
        return endAtDelivery(from, batch);
    }

    private List<Stored> endAtDelivery(long from, List<Stored> batch) {
        List<Stored> whole = batch;
        int missing = missing(whole);
        while (missing > 0) {
            List<Stored> more = journal.read(from + whole.size(), missing);
            if (more.isEmpty()) {
                return whole;
            }
            whole = new ArrayList<>(whole);
            whole.addAll(more);
            missing = missing(whole);
        }
        return whole;
    }

    private static int missing(List<Stored> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            Stored stored = batch.get(i);
            if (stored.kind() == RecordKind.DELIVERY.number()) {
                return stored instanceof Stored.Live live
                        ? i + 1 + DeliveryRecord.read(live.payload()).records() - batch.size()
                        : 0;
            }
            if (!RecordKind.isOfDelivery(stored.kind())) {
                return 0;
            }
        }
        return 0;
    }
}
