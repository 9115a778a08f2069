package dev.gatehouse.access;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts the use of the rows found at a start, in a thread of its own, a few at a time: whoever
/// starts, judges or searches does not wait for it, whoever asks how often something was used does.
final class Counting implements AutoCloseable {
    private final ReentrantLock lock;
    private final Condition ended;
    private final Judgements rows;
    private final Thread thread;
    private volatile boolean closed;
    private boolean over;

    /// @param lock under which rows are counted
    Counting(ReentrantLock lock, Judgements rows) {
        this.lock = lock;
        this.ended = lock.newCondition();
        this.rows = rows;
        this.thread = Thread.ofPlatform().daemon().name("judgement-count").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            boolean more = true;
            while (more && !closed) {
                more = countMore();
            }
        } catch (IOException | RuntimeException damaged) {
            System.getLogger(Judgement.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "rows of used events cannot be read; they are made again at the next"
                                    + " start: "
                                    + damaged);
            distrust();
        } finally {
            end();
        }
    }

    private boolean countMore() throws IOException {
        lock.lock();
        try {
            return !rows.countMore();
        } finally {
            lock.unlock();
        }
    }

    private void distrust() {
        lock.lock();
        try {
            rows.distrust();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            over = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything is counted; called under the lock, which it lets go of meanwhile.
    ///
    /// @throws IllegalStateException when that cannot be
    void await() {
        while (!rows.isCounted() && !over) {
            ended.awaitUninterruptibly();
        }
        if (!rows.isCounted()) {
            throw new IllegalStateException("what was used is not counted whole");
        }
    }

    /// Stops, having waited. Never interrupts: that would close the files it may be reading.
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
