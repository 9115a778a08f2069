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

/// Appends deliveries exactly once: the receipt filter and the journal kept in step.
final class ReceiptLedger implements AutoCloseable {
    /// Pieces after which the filter is made durable, so that opening reads no more again.
    static final long CHECKPOINT_PIECES = 50_000;

    private static final int REPLAY_RECORDS = 512;

    private final Journal journal;
    private final ReceiptFilter filter;
    private final ConcurrentHashMap<Channel, AtomicLong> duplicates = new ConcurrentHashMap<>();
    private final AtomicLong piecesSinceCheckpoint = new AtomicLong();
    // Held for reading from sorting to remembering; for writing to find a position below which
    // every record is remembered.
    private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();
    private final Object checkpointing = new Object();

    private record Channel(int source, String name) {}

    private ReceiptLedger(Journal journal, ReceiptFilter filter) {
        this.journal = journal;
        this.filter = filter;
    }

    /// The ledger whose filter lies in `directory`, brought up to the journal's end.
    static ReceiptLedger open(Path directory, Journal journal, InstallationKey key) {
        ReceiptFilter filter = filter(directory, key);
        if (filter.cursor() > journal.size()) {
            // The filter of a longer journal, put beside this one: none of it can be believed.
            filter.close();
            Ordinals.delete(directory);
            filter = filter(directory, key);
        }
        ReceiptLedger ledger = new ReceiptLedger(journal, filter);
        ledger.replay();
        return ledger;
    }

    private static ReceiptFilter filter(Path directory, InstallationKey key) {
        return new ReceiptFilter(KeyTable.open(directory), new ReceiptKeys(key));
    }

    private void replay() {
        DeliveryAssembly assembly = new DeliveryAssembly();
        long position = filter.cursor();
        long from = position;
        while (position < journal.size()) {
            for (Stored stored : journal.read(position, REPLAY_RECORDS)) {
                assembly.next(stored).ifPresent(filter::replay);
                position++;
            }
        }
        if (position - from > CHECKPOINT_PIECES) {
            filter.checkpoint(position);
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
        if (piecesSinceCheckpoint.addAndGet(receipt.newPieces()) >= CHECKPOINT_PIECES) {
            checkpoint();
        }
        return receipt;
    }

    private Receipt append(Delivery delivery, Sorted sorted) {
        AtomicLong uncounted =
                duplicates.computeIfAbsent(
                        new Channel(delivery.source(), delivery.channel()), _ -> new AtomicLong());
        int known = delivery.frames().size() - sorted.frames().size();
        if (sorted.frames().isEmpty() && (sorted.isDuplicate() || delivery.reduction().isNone())) {
            uncounted.addAndGet(known);
            return new Receipt(sorted.earlier(), 0, known);
        }
        long before = uncounted.getAndSet(0);
        try {
            long first = journal.append(leaves(delivery, sorted, before + known));
            filter.keep(sorted, delivery.way(), first);
            return new Receipt(first, sorted.frames().size(), known);
        } catch (RuntimeException refused) {
            uncounted.addAndGet(before);
            throw refused;
        }
    }

    private List<Leaf> leaves(Delivery delivery, Sorted sorted, long duplicatePieces) {
        boolean whole = delivery.reduction().isNone();
        DeliveryRecord record =
                new DeliveryRecord(
                        delivery.channel(),
                        delivery.way(),
                        delivery.trust(),
                        delivery.authenticatedBy(),
                        delivery.transportId(),
                        delivery.headers(),
                        new DeliveryRecord.Body(
                                delivery.body().length, DeliveryRecord.sha256(delivery.body())),
                        sorted.frames().size(),
                        sorted.seen(),
                        duplicatePieces,
                        whole ? Optional.of(Between.of(delivery)) : Optional.empty(),
                        delivery.reduction(),
                        delivery.trustTimes(),
                        whole || delivery.way() != Way.PUSH ? "" : sorted.keys().getFirst().hex());
        long micros = Recorder.micros(delivery.received());
        List<Leaf> leaves = new ArrayList<>(sorted.frames().size() + 1);
        leaves.add(
                new Leaf(RecordKind.DELIVERY.number(), micros, delivery.source(), record.bytes()));
        for (Frame frame : sorted.frames()) {
            leaves.add(
                    new Leaf(
                            RecordKind.PIECE.number(),
                            micros,
                            delivery.source(),
                            delivery.bytes(frame)));
        }
        return leaves;
    }

    /// Makes the filter durable up to the journal's end. Deliveries wait only while those under way
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
        }
    }

    @Override
    public void close() {
        try {
            checkpoint();
        } finally {
            filter.close();
        }
    }
}
