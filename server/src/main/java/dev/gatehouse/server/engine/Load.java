package dev.gatehouse.server.engine;

import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Refuses deliveries before they hurt: when too many bytes are being held at once, when the disk
/// is nearly full, and, for what can wait, when the views are too far behind.
public final class Load {
    /// Bytes of deliveries held at once; a packed one counts as what it may unpack to.
    public static final int HELD_BYTES_MAX = 512 * 1024 * 1024;

    /// Free bytes below which nothing is taken.
    public static final long DISK_FREE_BYTES_MIN = 512L * 1024 * 1024;

    /// Records a view may be behind before bulk, imports and backfill have to wait.
    public static final long LAG_RECORDS_MAX = 5_000_000;

    /// The part of the free disk a view may be behind, in hundredths.
    public static final long LAG_DISK_PERCENT_MAX = 20;

    /// How long an import that has begun waits for the views before it ends.
    public static final Duration CATCH_UP_MINUTES_MAX = Duration.ofMinutes(10);

    private static final Duration FULL_WAIT = Duration.ofSeconds(1);
    private static final Duration LAG_WAIT = Duration.ofSeconds(30);
    private static final Duration DISK_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Semaphore bytes = new Semaphore(HELD_BYTES_MAX);
    private final Supplier<Strain> strain;
    private final LongSupplier nanos;
    private volatile long lookedNanos;
    private volatile Strain seen;

    /// @param nanos a clock that only goes forward
    Load(Supplier<Strain> strain, LongSupplier nanos) {
        this.strain = strain;
        this.nanos = nanos;
        this.seen = strain.get();
        this.lookedNanos = nanos.getAsLong();
    }

    static Load of(Recorder recorder, Followers followers) {
        return new Load(() -> Strain.of(recorder, followers), System::nanoTime);
    }

    /// Holds `size` bytes until closed.
    ///
    /// @throws ProblemException 503 when there is no room for them now, or no disk
    public Held hold(long size) {
        refuseAtTheReserve();
        int permits = (int) Math.min(Math.max(size, 1), HELD_BYTES_MAX);
        if (!bytes.tryAcquire(permits)) {
            throw ProblemException.later(503, "Too much is being sent at once.", FULL_WAIT);
        }
        return () -> bytes.release(permits);
    }

    /// Whether the disk is so full that nothing is taken.
    public boolean isAtTheReserve() {
        return look().freeBytes() < DISK_FREE_BYTES_MIN;
    }

    private void refuseAtTheReserve() {
        if (isAtTheReserve()) {
            throw ProblemException.later(503, "The disk is nearly full.", DISK_WAIT);
        }
    }

    /// Refuses what can wait while a view is far behind, or the disk is nearly full.
    ///
    /// @throws ProblemException 429 or 503
    public void refuseWhenBehind() {
        refuseAtTheReserve();
        if (isBehind()) {
            throw ProblemException.later(
                    429,
                    "The views are " + seen.lagRecords() + " records behind; send on later.",
                    LAG_WAIT);
        }
    }

    /// Whether a view is so far behind that what can wait has to.
    public boolean isBehind() {
        Strain now = look();
        return now.lagRecords() > LAG_RECORDS_MAX
                || now.lagBytes() > now.freeBytes() / 100 * LAG_DISK_PERCENT_MAX;
    }

    /// Waits while a view is far behind, for [#CATCH_UP_MINUTES_MAX] at most.
    ///
    /// @throws ProblemException 429 when it still is then, 503 when the disk is nearly full
    public void awaitCaughtUp() {
        long begun = nanos.getAsLong();
        while (isBehind() && nanos.getAsLong() - begun < CATCH_UP_MINUTES_MAX.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        refuseWhenBehind();
    }

    /// Room that is held.
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    // Asking the file system for every delivery would cost more than the delivery.
    private Strain look() {
        long now = nanos.getAsLong();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            seen = strain.get();
        }
        return seen;
    }
}
