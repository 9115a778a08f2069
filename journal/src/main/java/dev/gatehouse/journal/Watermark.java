package dev.gatehouse.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A number that only grows, and that others wait for.
final class Watermark {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long value;
    private volatile boolean closed;

    Watermark(long value) {
        this.value = value;
    }

    long value() {
        return value;
    }

    void advance(long to) {
        lock.lock();
        try {
            value = to;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes everybody for good.
    void close() {
        closed = true;
        advance(value);
    }

    /// Waits until the value is above `bound`, the time is over or nothing more will come.
    boolean awaitAbove(long bound, Duration timeout) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lockInterruptibly();
        try {
            while (value <= bound && nanos > 0 && !closed) {
                nanos = grown.awaitNanos(nanos);
            }
            return value > bound;
        } finally {
            lock.unlock();
        }
    }
}
