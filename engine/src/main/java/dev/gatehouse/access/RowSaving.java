package dev.gatehouse.access;

import dev.gatehouse.record.SavingThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Makes judged rows safe now and then, in a thread of its own: who judges never waits for a disk
/// to confirm.
final class RowSaving implements AutoCloseable {
    private static final long SAVE_MILLIS = 30_000;
    private static final int SAVE_ROWS = 50_000;

    private final ReentrantLock lock;
    private final Judgements rows;
    private final InstantSource clock;
    private final SavingThread thread = new SavingThread("judgement-save");
    private long savedMillis;
    private int savedRows;

    /// @param lock under which rows are judged
    RowSaving(ReentrantLock lock, Judgements rows, InstantSource clock) {
        this.lock = lock;
        this.rows = rows;
        this.clock = clock;
        this.savedMillis = clock.millis();
        this.savedRows = rows.size();
    }

    /// Begins to save when it is time; called under the lock.
    void nowAndThen() {
        boolean much = rows.size() - savedRows >= SAVE_ROWS;
        if (much || clock.millis() - savedMillis >= SAVE_MILLIS) {
            thread.begin(this::save);
            savedRows = rows.size();
            savedMillis = clock.millis();
        }
    }

    private void save() {
        try {
            Judgements.Written written = written();
            if (force(written)) {
                count(written);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException("verdicts cannot be written", disk);
        }
    }

    private Judgements.Written written() throws IOException {
        lock.lock();
        try {
            return rows.write();
        } finally {
            lock.unlock();
        }
    }

    // Files that are closed by now were left for others, without what was to be forgotten.
    private static boolean force(Judgements.Written written) throws IOException {
        try {
            written.force();
            return true;
        } catch (ClosedChannelException left) {
            return false;
        }
    }

    private void count(Judgements.Written safe) throws IOException {
        lock.lock();
        try {
            rows.count(safe);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is being saved.
    @Override
    public void close() {
        thread.close();
    }
}
