package dev.gatehouse.record;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the journal in batches that never end inside a delivery and, but for its rest, hold no
/// more records or bytes than is named here. Views that stand at the same place are handed the same
/// batch: it is read once, and kept no longer than one of them works on it. Safe for many threads.
final class Batches {
    static final int RECORDS_MAX = 16_384;

    /// Bytes of payload after which a batch takes no more.
    static final long BATCH_BYTES_MAX = 16L * 1024 * 1024;

    /// Records read before their bytes are counted; the largest payloads come so many at once.
    static final int RECORDS_AT_ONCE = 32;

    /// Batches known by where they begin.
    private static final int KNOWN_BATCHES_MAX = 8;

    private final Journal journal;
    private final Map<Long, WeakReference<List<Stored>>> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Long, WeakReference<List<Stored>>> eldest) {
                    return size() > KNOWN_BATCHES_MAX;
                }
            };

    Batches(Journal journal) {
        this.journal = journal;
    }

    /// The next records from `from` on; empty at the journal's end.
    synchronized List<Stored> next(long from) {
        WeakReference<List<Stored>> before = known.get(from);
        List<Stored> same = before == null ? null : before.get();
        if (same != null) {
            return same;
        }
        List<Stored> batch = Collections.unmodifiableList(read(from));
        if (!batch.isEmpty()) {
            known.put(from, new WeakReference<>(batch));
        }
        return batch;
    }

    private List<Stored> read(long from) {
        List<Stored> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < RECORDS_MAX && bytes < BATCH_BYTES_MAX) {
            List<Stored> some = journal.read(from + batch.size(), RECORDS_AT_ONCE);
            if (some.isEmpty()) {
                break;
            }
            batch.addAll(some);
            for (Stored stored : some) {
                bytes += stored instanceof Stored.Live live ? live.payload().length : 0;
            }
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
