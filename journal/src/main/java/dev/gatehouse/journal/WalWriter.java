package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The one thread that writes the log: it takes what callers queued meanwhile as one group, writes
/// it, syncs it once and answers them all.
///
/// A failed sync fences the writer for good: the kernel may have dropped the pages and call the
/// next sync a success. A full disk does not: what was written in part is cut off again, and the
/// next group tries anew.
final class WalWriter implements AutoCloseable {

    /// Frames of one group, unless a single append is larger.
    static final int GROUP_BYTES_MAX = 1 << 20;

    /// All frames of one append.
    static final int APPEND_BYTES_MAX = 64 << 20;

    /// The most a crash can tear.
    static final long UNSYNCED_BYTES_MAX = APPEND_BYTES_MAX;

    /// What callers may have queued before the next one waits.
    static final long QUEUED_BYTES_MAX = 64L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<PendingAppend> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean closing;
    private volatile @Nullable String fenced;

    private final WalOutput output;
    private final Watermark durable;
    private final Thread thread;

    WalWriter(WalOutput output, Watermark durable) {
        this.output = output;
        this.durable = durable;
        thread = Thread.ofPlatform().name("journal-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Queues and waits.
    long append(PendingAppend append) {
        if (append.bytes() > APPEND_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "one append has "
                            + append.bytes()
                            + " bytes of frames, the limit is "
                            + APPEND_BYTES_MAX
                            + ". Append in parts.");
        }
        lock.lock();
        try {
            while (queuedBytes > 0
                    && queuedBytes + append.bytes() > QUEUED_BYTES_MAX
                    && !closing
                    && fenced == null) {
                room.awaitUninterruptibly();
            }
            refuseIfOver();
            queue.add(append);
            queuedBytes += append.bytes();
            work.signal();
        } finally {
            lock.unlock();
        }
        return append.await();
    }

    private void refuseIfOver() {
        if (fenced != null) {
            throw fencedException();
        }
        if (closing) {
            throw new JournalException(Reason.CLOSED, "The journal is closed.");
        }
    }

    private JournalException fencedException() {
        return new JournalException(Reason.FENCED, String.valueOf(fenced));
    }

    Optional<String> fenced() {
        return Optional.ofNullable(fenced);
    }

    /// Refuses every append from now on, in words that say why.
    void fence(String why) {
        lock.lock();
        try {
            if (fenced == null) {
                fenced =
                        why
                                + " Nothing more is accepted by this process, because what the disk says can no longer be"
                                + " relied on. Check the disk and restart.";
            }
            for (PendingAppend append : queue) {
                append.fail(fencedException());
            }
            queue.clear();
            queuedBytes = 0;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (List<PendingAppend> group = take(); !group.isEmpty(); group = take()) {
            try {
                commit(group);
            } catch (IOException e) {
                refuse(group, e);
            } catch (RuntimeException | Error e) {
                fence("The writer failed: " + e + ".");
                group.forEach(append -> append.fail(fencedException()));
            }
        }
    }

    private List<PendingAppend> take() {
        List<PendingAppend> group = new ArrayList<>();
        lock.lock();
        try {
            while (queue.isEmpty() && !closing) {
                work.awaitUninterruptibly();
            }
            long bytes = 0;
            while (!queue.isEmpty()
                    && (group.isEmpty() || bytes + queue.peek().bytes() <= GROUP_BYTES_MAX)) {
                PendingAppend next = queue.remove();
                bytes += next.bytes();
                group.add(next);
            }
            queuedBytes -= bytes;
            room.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<PendingAppend> group) throws IOException {
        long first = output.nextPosition();
        boolean rotates = group.stream().anyMatch(PendingAppend::isRotation);
        output.write(group, rotates);
        try {
            output.force();
        } catch (IOException e) {
            throw new SyncFailedException(e);
        }
        long next = first;
        durable.advance(output.publish());
        for (PendingAppend append : group) {
            append.succeed(next);
            next += append.leaves().size();
        }
    }

    private void refuse(List<PendingAppend> group, IOException cause) {
        JournalException said = null;
        if (JournalException.isOutOfSpace(cause)) {
            try {
                output.undo();
                said = JournalException.io("Nothing was recorded", cause);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
        if (said == null) {
            fence("Writing to " + output.file() + " failed: " + cause.getMessage() + ".");
            said = fencedException();
        }
        for (PendingAppend append : group) {
            append.fail(said);
        }
    }

    /// A sync that failed is never a full disk to try again on, whatever words it came with.
    private static final class SyncFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        SyncFailedException(IOException cause) {
            super("fdatasync: " + cause.getClass().getSimpleName(), cause);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
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
        output.close();
    }
}
