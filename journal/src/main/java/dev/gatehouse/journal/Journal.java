package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A tamper-evident log: what [#append] returned for is on stable storage, keeps its position for
/// ever, and is committed to by every later checkpoint.
///
/// Safe for any number of threads. One process has a journal open at a time. After a failed sync it
/// refuses every append until it is opened again; reading goes on.
public final class Journal implements AutoCloseable {

    private final JournalSettings settings;
    private final Path directory;
    private final Closeable lock;
    private final Parts parts;
    private final ReentrantLock erasing = new ReentrantLock();

    /// What a journal is made of while it is open.
    record Parts(
            Wal wal,
            Blocks blocks,
            Watermark durable,
            WalWriter writer,
            Checkpoints checkpoints,
            Upkeep upkeep,
            Eraser eraser,
            ReentrantReadWriteLock layout) {}

    Journal(JournalSettings settings, Path directory, Closeable lock, Parts parts) {
        this.settings = settings;
        this.directory = directory;
        this.lock = lock;
        this.parts = parts;
    }

    /// Opens a journal, or makes one where the directory is empty. A torn tail is cut; an erasure
    /// that was interrupted is finished.
    ///
    /// @throws JournalException when it is open elsewhere, damaged, rolled back, or its keys are
    ///   not these
    public static Journal open(Path directory, JournalSettings settings) {
        return JournalOpening.open(directory, settings, Pace.USUAL);
    }

    /// Appends records in order, without gaps, and returns when they are durable.
    ///
    /// Appends of many callers share one write and one sync. The time an entry says is never before
    /// that of the record in front of it.
    ///
    /// @return the position of the first one
    /// @throws JournalException when nothing was recorded: the disk is full (try again later), or
    ///   the journal is fenced or closed
    public long append(List<Leaf> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        return parts.writer()
                .append(new PendingAppend(List.copyOf(leaves), settings.keys().random()));
    }

    /// Durable records, which is the next position.
    public long size() {
        return parts.durable().value();
    }

    /// Reads one durable record.
    public Stored read(long position) {
        checkPosition(position);
        return read(position, 1).getFirst();
    }

    /// Reads the durable records from `from` on: `countMax`, or as many as there are.
    public List<Stored> read(long from, int countMax) {
        if (from < 0 || countMax < 0) {
            throw new IllegalArgumentException("cannot read " + countMax + " records from " + from);
        }
        long to = Math.min(size(), from + countMax);
        List<Stored> records = new ArrayList<>((int) Math.max(0, to - from));
        parts.layout().readLock().lock();
        try {
            long sealed = Math.min(to, parts.blocks().end());
            if (from < sealed) {
                parts.blocks().read(from, sealed, records);
            }
            long rest = Math.max(from, sealed);
            if (rest < to) {
                parts.wal().read(rest, to, frame -> records.add(frame.stored()));
            }
            return records;
        } catch (IOException e) {
            throw new JournalException(
                    Reason.DAMAGED, "Reading record " + (from + records.size()) + ": " + e, e);
        } finally {
            parts.layout().readLock().unlock();
        }
    }

    /// What the leaves from `from` on say: `countMax`, or as many as the last checkpoint covers.
    public List<Heading> headings(long from, int countMax) {
        long size = checkpoint().size();
        long to = Math.min(size, from + countMax);
        List<Heading> headings = new ArrayList<>((int) Math.max(0, to - from));
        EntryReader entries = new EntryReader(settings.disk(), directory, size);
        parts.layout().readLock().lock();
        try {
            for (long position = from; position < to; position++) {
                Entry entry = entries.entry(position);
                if (entry == null) {
                    throw new JournalException(
                            Reason.DAMAGED, "The leaf of record " + position + " is missing.");
                }
                boolean erased =
                        position < parts.blocks().end() && parts.blocks().isErased(position);
                headings.add(
                        new Heading(
                                position,
                                entry.kind(),
                                entry.source(),
                                entry.receivedMicros(),
                                erased));
            }
            return headings;
        } catch (IOException e) {
            throw JournalException.io("Reading the leaves of " + directory, e);
        } finally {
            parts.layout().readLock().unlock();
        }
    }

    /// Waits until the record at `position` is there, so that [#size] is beyond it.
    ///
    /// @return whether it is
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return parts.durable().awaitAbove(position, timeout);
    }

    /// What was signed last.
    public SignedCheckpoint checkpoint() {
        return parts.checkpoints().latest();
    }

    /// The key checkpoints are checked with.
    public VerifierKey verifierKey() {
        return settings.keys().verifierKey(settings.origin());
    }

    /// Signs that this server made something; see [Attestation].
    ///
    /// @param what such as `evidence-pack`
    public byte[] attest(String what, byte[] bytes) {
        return Attestation.of(settings.origin(), what, bytes)
                .signed(settings.keys().signingKey(settings.origin()));
    }

    /// Proves that a record's leaf is in the tree of a size.
    ///
    /// @param treeSize above `position`, at most the size of [#checkpoint]
    public InclusionProof prove(long position, long treeSize) {
        SignedCheckpoint signed = checkpoint();
        if (position < 0 || position >= treeSize || treeSize > signed.size()) {
            throw new IllegalArgumentException(
                    "record "
                            + position
                            + " cannot be proved in a tree of "
                            + treeSize
                            + "; the last checkpoint covers "
                            + signed.size());
        }
        TileReader tiles = new TileReader(settings.disk(), directory, signed.size());
        byte[] entry = Bundle.entry(tiles.readBundle(position), (int) (position & 255));
        return new InclusionProof(
                position, treeSize, entry, Merkle.inclusionPath(tiles, position, treeSize));
    }

    /// Proves that the tree of size `from` is a prefix of the tree of size `to`; no hashes where
    /// they are one or `from` is empty.
    public List<byte[]> proveConsistency(long from, long to) {
        SignedCheckpoint signed = checkpoint();
        if (from < 0 || from > to || to > signed.size()) {
            throw new IllegalArgumentException(
                    "no proof leads from "
                            + from
                            + " to "
                            + to
                            + "; the last checkpoint covers "
                            + signed.size());
        }
        if (from == 0 || from == to) {
            return List.of();
        }
        return Merkle.consistencyPath(
                new TileReader(settings.disk(), directory, signed.size()), from, to);
    }

    /// Destroys the payloads and salts of records, after the tombstone is durable.
    ///
    /// When it returns, the records are [Stored.Erased], their bytes were overwritten wherever the
    /// journal kept them, and every proof, old and new, holds as before. An erasure that fails or
    /// is interrupted is finished on the next opening or by the next erasure.
    ///
    /// @return the tombstone's position
    public long erase(Erasure erasure) {
        long[] positions = erasure.positions();
        checkPosition(positions[positions.length - 1]);
        erasing.lock();
        try {
            finishErasure();
            Eraser.Order order = new Eraser.Order(size(), erasure);
            parts.upkeep().alone(() -> parts.eraser().begin(order));
            long tombstone = append(List.of(erasure.tombstone()));
            destroy(order);
            return tombstone;
        } finally {
            erasing.unlock();
        }
    }

    /// Makes good on an erasure that was interrupted.
    void finishErasure() {
        erasing.lock();
        try {
            parts.upkeep()
                    .alone(() -> {
                        var unfinished = parts.eraser().unfinished();
                        if (unfinished.isPresent()) {
                            Eraser.Order order = unfinished.get();
                            if (!hasTombstone(order)) {
                                append(List.of(order.erasure().tombstone()));
                            }
                            destroy(order);
                        }
                    });
        } finally {
            erasing.unlock();
        }
    }

    private boolean hasTombstone(Eraser.Order order) {
        for (long position = order.size(); position < size(); position++) {
            if (order.isTombstone(read(position))) {
                return true;
            }
        }
        return false;
    }

    private void destroy(Eraser.Order order) {
        long[] positions = order.erasure().positions();
        if (positions[positions.length - 1] >= parts.blocks().end()) {
            seal(true);
        }
        parts.upkeep()
                .alone(() -> {
                    for (BlockFile file : parts.eraser().affected(positions)) {
                        Eraser.Rewritten rewritten = parts.eraser().rewrite(file, positions);
                        parts.layout().writeLock().lock();
                        try {
                            parts.eraser().swap(rewritten);
                        } finally {
                            parts.layout().writeLock().unlock();
                        }
                    }
                    parts.eraser().finish();
                });
    }

    /// Seals what is durable now, and signs a checkpoint that covers it, without waiting for the
    /// usual pace.
    public void seal() {
        seal(false);
    }

    private void seal(boolean scrub) {
        parts.writer().append(PendingAppend.rotation(settings.keys().random()));
        parts.upkeep().round(scrub);
    }

    /// Hands over a copy of the journal as it is at one moment, while it goes on: opened by itself,
    /// it holds every record up to the checkpoint and no more. Appending waits for nothing; erasing
    /// waits until the copy is done, so that the copy never holds half of one.
    ///
    /// @return the checkpoint the copy stands for
    /// @throws IOException what the target throws; the journal is as before
    public SignedCheckpoint copy(CopyTarget target) throws IOException {
        erasing.lock();
        try {
            finishErasure();
            List<JournalCopy> made = new ArrayList<>();
            parts.upkeep()
                    .atACut(
                            PendingAppend.rotation(settings.keys().random()),
                            () ->
                                    made.add(
                                            new JournalCopy(
                                                    settings,
                                                    directory,
                                                    checkpoint(),
                                                    parts.blocks())));
            made.getFirst().to(target);
            return made.getFirst().checkpoint();
        } finally {
            erasing.unlock();
        }
    }

    /// Every erasure so far, signed, as [ErasureList] reads it.
    public byte[] erasures() {
        parts.upkeep().round(false);
        long size = checkpoint().size();
        try {
            EntryReader entries = new EntryReader(settings.disk(), directory, size);
            List<byte[]> tombstones = new ArrayList<>();
            for (long position = 0; position < size; position++) {
                Entry entry = entries.entry(position);
                boolean isOne = entry == null || entry.kind() == Tombstone.KIND;
                if (isOne && read(position) instanceof Stored.Live live) {
                    tombstones.add(live.payload());
                }
            }
            return new ErasureList(settings.origin(), size, tombstones)
                    .signed(settings.keys().signingKey(settings.origin()));
        } catch (IOException e) {
            throw JournalException.io("Reading the entries of " + directory, e);
        }
    }

    /// Does now what the background does at its own pace.
    void round() {
        parts.upkeep().round(false);
    }

    /// How it is doing.
    public JournalStatus status() {
        try {
            return new JournalStatus(
                    size(),
                    parts.blocks().end(),
                    parts.wal().bytes(),
                    settings.disk().freeBytes(directory),
                    parts.writer().fenced(),
                    parts.upkeep().troubled(),
                    checkpoint(),
                    parts.checkpoints().signedAt());
        } catch (IOException e) {
            throw JournalException.io("Asking for the space left in " + directory, e);
        }
    }

    private void checkPosition(long position) {
        if (position < 0 || position >= size()) {
            throw new IllegalArgumentException(
                    "there is no record " + position + ", the journal has " + size());
        }
    }

    /// Signs what is durable and lets go of the directory.
    @Override
    public void close() {
        try (lock) {
            parts.upkeep().close();
            parts.writer().close();
            if (parts.writer().fenced().isEmpty()) {
                parts.upkeep().round(false);
            }
        } catch (IOException e) {
            throw JournalException.io("Unlocking " + directory, e);
        } finally {
            parts.durable().close();
        }
    }
}
