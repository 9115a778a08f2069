package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What follows the writer at its own pace: tree, checkpoint, blocks, a spare segment.
///
/// A full disk only delays it. Any other failure fences the writer, because nothing that was stored
/// can be relied on.
final class Upkeep implements AutoCloseable {

    /// Pause between two rounds, so that at most one checkpoint a second is signed unasked.
    static final long ROUND_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Parts parts;
    private final Thread thread;
    private volatile @Nullable String troubled;

    /// What a round works on.
    record Parts(
            Disk disk,
            Wal wal,
            Watermark durable,
            TileWriter tiles,
            Checkpoints checkpoints,
            Sealer sealer,
            WalWriter writer,
            Pace pace) {}

    Upkeep(Parts parts) {
        this.parts = parts;
        thread = Thread.ofPlatform().name("journal-upkeep").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    round(false);
                } catch (JournalException e) {
                    troubled = e.getMessage();
                } catch (RuntimeException | Error e) {
                    parts.writer().fence("Sealing failed: " + e + ".");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Optional<String> troubled() {
        return Optional.ofNullable(troubled);
    }

    /// Integrates, signs and seals what is durable.
    ///
    /// @param scrub whether removed segments are overwritten first
    /// @throws JournalException when the disk is full or the journal is fenced, now or before
    void round(boolean scrub) {
        lock.lock();
        try {
            refuseWhenFenced();
            sign(parts.durable().value());
            parts.sealer().sealClosed(parts.checkpoints().latest().size(), scrub);
            spare();
            troubled = null;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhenFenced() {
        if (parts.writer().fenced().isPresent()) {
            throw new JournalException(
                    JournalException.Reason.FENCED, parts.writer().fenced().orElseThrow());
        }
    }

    /// Brings everything recorded so far into blocks, under a checkpoint of exactly that size, and
    /// runs something before more is sealed or signed; appending goes on meanwhile.
    void atACut(PendingAppend rotation, Change change) {
        lock.lock();
        try {
            refuseWhenFenced();
            parts.writer().append(rotation);
            long size = parts.wal().segments().getLast().first();
            sign(size);
            parts.sealer().sealClosed(size, false);
            change.run();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private void sign(long size) throws IOException {
        if (size > parts.tiles().head().size()) {
            List<Path> superseded = parts.tiles().integrate(parts.wal(), size);
            parts.checkpoints().sign(parts.tiles().head());
            for (Path directory : superseded) {
                drop(directory);
            }
        }
        parts.checkpoints().sign(parts.tiles().head());
    }

    private void drop(Path directory) throws IOException {
        if (parts.disk().isDirectory(directory)) {
            for (Path partial : parts.disk().list(directory)) {
                parts.disk().delete(partial);
            }
            parts.disk().delete(directory);
        }
    }

    /// Prepares zeros for the next segment while the current one fills.
    private void spare() throws IOException {
        Path spare = parts.wal().directory().resolve(Wal.SPARE);
        List<WalSegment> segments = parts.wal().segments();
        boolean soon =
                !segments.isEmpty()
                        && segments.getLast().endOffset() > parts.pace().segmentBytes() / 8;
        if (soon && !parts.disk().exists(spare)) {
            SpareSegment.make(parts.disk(), spare, parts.pace().spareBytes());
        }
    }

    /// Runs a change of the stored records alone, between rounds.
    void alone(Change change) {
        lock.lock();
        try {
            change.run();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /// Something done to the stored records.
    interface Change {
        void run() throws IOException;
    }

    private JournalException failed(IOException cause) {
        if (!JournalException.isOutOfSpace(cause)) {
            parts.writer().fence("Sealing failed: " + cause + ".");
            return new JournalException(
                    JournalException.Reason.FENCED, parts.writer().fenced().orElseThrow(), cause);
        }
        return JournalException.io("Sealing waits", cause);
    }

    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
