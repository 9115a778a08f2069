package dev.gatehouse.record;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.secret.InstallationKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;

/// Appends to the journal and keeps in step what the recorder must know to do so: the receipt
/// filter and the registry. Both are brought up to the journal's end on opening.
final class Ledger implements AutoCloseable {
    /// Pieces after which both are made durable, so that opening reads no more than that again.
    static final long CHECKPOINT_PIECES = 50_000;

    private static final int REPLAY_RECORDS = 512;

    private final Journal journal;
    private final ReceiptFilter filter;
    private final Registry registry;
    private final ConcurrentHashMap<Channel, AtomicLong> duplicates = new ConcurrentHashMap<>();
    private final AtomicLong piecesSinceCheckpoint = new AtomicLong();
    // Held for reading from before an append until what it teaches is known; for writing to find a
    // position below which everything is known.
    private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();
    private final Object checkpointing = new Object();
    private final SavingThread saving = new SavingThread("receipts-save");

    private record Channel(int source, String name) {}

    private Ledger(Journal journal, ReceiptFilter filter, Registry registry) {
        this.journal = journal;
        this.filter = filter;
        this.registry = registry;
    }

    /// The ledger whose views lie in `views`.
    static Ledger open(Path views, Journal journal, InstallationKey key) {
        Path receipts = views.resolve("receipts");
        ReceiptFilter filter = filter(receipts, key);
        Registry registry = Registry.open(views.resolve("registry.json"));
        if (Math.max(filter.cursor(), registry.cursor()) > journal.size()) {
            // Views of a longer journal, put beside this one: none of them can be believed.
            filter.close();
            Ordinals.delete(receipts);
            filter = filter(receipts, key);
            registry.clear();
        }
        Ledger ledger = new Ledger(journal, filter, registry);
        ledger.replay();
        return ledger;
    }

    private static ReceiptFilter filter(Path directory, InstallationKey key) {
        return new ReceiptFilter(KeyTable.open(directory), new ReceiptKeys(key));
    }

    private void replay() {
        DeliveryAssembly assembly = new DeliveryAssembly();
        long from = Math.min(filter.cursor(), registry.cursor());
        long position = from;
        while (position < journal.size()) {
            for (Stored stored : journal.read(position, REPLAY_RECORDS)) {
                assembly.next(stored).ifPresent(filter::replay);
                registry.replay(stored);
                position++;
            }
        }
        if (position - from > CHECKPOINT_PIECES) {
            filter.checkpoint(position);
            registry.save(position);
        }
    }

    Registry registry() {
        return registry;
    }

    /// Appends an own record.
    ///
    /// @param append appends `record` and gives its position
    long append(OwnRecord record, LongSupplier append) {
        return append(List.of(record), append);
    }

    /// Appends own records.
    ///
    /// @param append appends `records` and gives the position of the first
    long append(List<? extends OwnRecord> records, LongSupplier append) {
        underWay.readLock().lock();
        try {
            long position = append.getAsLong();
            boolean changed = false;
            for (OwnRecord record : records) {
                changed |= registry.apply(record);
            }
            if (changed) {
                registry.save(registry.cursor());
            }
            return position;
        } finally {
            underWay.readLock().unlock();
        }
    }

    Receipt receive(Delivery delivery, Optional<Ordinals> ordinals) {
        Receipt receipt;
        underWay.readLock().lock();
        try {
            Sorted sorted = filter.sort(delivery, ordinals);
            try {
                receipt = append(delivery, sorted);
            } finally {
                filter.release(sorted);
            }
        } finally {
            underWay.readLock().unlock();
        }
        if (piecesSinceCheckpoint.addAndGet(receipt.newPieces() + receipt.leftOutPieces())
                >= CHECKPOINT_PIECES) {
            saving.begin(this::checkpoint);
        }
        return receipt;
    }

    private Receipt append(Delivery delivery, Sorted sorted) {
        AtomicLong uncounted =
                duplicates.computeIfAbsent(
                        new Channel(delivery.source(), delivery.channel()), _ -> new AtomicLong());
        int known = delivery.frames().size() - sorted.frames().size();
        if (sorted.frames().isEmpty()) {
            uncounted.addAndGet(known);
            return new Receipt(sorted.earlier(), 0, known, 0);
        }
        long before = uncounted.getAndSet(0);
        try {
            KeptParts parts = KeptParts.of(delivery, sorted);
            byte[] record = DeliveryRecord.of(delivery, sorted, parts, before + known).bytes();
            long first = journal.append(leaves(delivery, record, parts));
            filter.keep(sorted, parts, delivery.way(), first);
            return new Receipt(first, parts.pieces().size(), known, parts.leftOut());
        } catch (RuntimeException refused) {
            uncounted.addAndGet(before);
            throw refused;
        }
    }

    private static List<Leaf> leaves(Delivery delivery, byte[] record, KeptParts parts) {
        long micros = Recorder.micros(delivery.received());
        int source = delivery.source();
        List<Leaf> leaves = new ArrayList<>(parts.pieces().size() + 1);
        leaves.add(new Leaf(RecordKind.DELIVERY.number(), micros, source, record));
        for (Frame frame : parts.pieces()) {
            byte[] piece = delivery.bytes(frame);
            leaves.add(new Leaf(RecordKind.PIECE.number(), micros, source, piece));
        }
        for (OwnRecord.Counted summary : parts.summaries()) {
            byte[] counted = OwnRecordJson.bytes(summary);
            leaves.add(new Leaf(RecordKind.COUNTED.number(), micros, source, counted));
        }
        return leaves;
    }

    /// Makes what is known durable up to the journal's end. Appends wait only while those under way
    /// come to their end.
    void checkpoint() {
        synchronized (checkpointing) {
            if (piecesSinceCheckpoint.get() == 0) {
                return;
            }
            long upTo;
            underWay.writeLock().lock();
            try {
                upTo = journal.size();
                piecesSinceCheckpoint.set(0);
            } finally {
                underWay.writeLock().unlock();
            }
            filter.checkpoint(upTo);
            registry.save(upTo);
        }
    }

    @Override
    public void close() {
        saving.close();
        try {
            checkpoint();
        } finally {
            filter.close();
        }
    }
}
