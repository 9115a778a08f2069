package dev.gatehouse.server.engine;

import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Refuses deliveries before they hurt: when too many bytes are being held at once, when the disk
/// is nearly full, and, for what can wait, when the views are too far behind.
public final class Load {
    /// Bytes of deliveries held at once; a packed one counts as what it may unpack to.
    public static final int HELD_BYTES_MAX = 512 * 1024 * 1024;

    /// Free bytes below which nothing is taken.
    public static final long DISK_FREE_BYTES_MIN = 512L * 1024 * 1024;

    /// Records a view may be behind before bulk, imports and backfill have to wait.
    public static final long LAG_RECORDS_MAX = 5_000_000;

    private static final Duration FULL_WAIT = Duration.ofSeconds(1);
    private static final Duration LAG_WAIT = Duration.ofSeconds(30);
    private static final Duration DISK_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Semaphore bytes = new Semaphore(HELD_BYTES_MAX);
    private final Recorder recorder;
    private final Followers followers;
    private volatile long lookedNanos = System.nanoTime() - LOOK_NANOS;
    private volatile long freeBytes = Long.MAX_VALUE;
    private volatile long lagRecords;

    Load(Recorder recorder, Followers followers) {
        this.recorder = recorder;
        this.followers = followers;
    }

    /// Holds `size` bytes until closed.
    ///
    /// @throws ProblemException 503 when there is no room for them now, or no disk
    public Held hold(long size) {
        look();
        if (freeBytes < DISK_FREE_BYTES_MIN) {
            throw ProblemException.later(503, "The disk is nearly full.", DISK_WAIT);
        }
        int permits = (int) Math.min(Math.max(size, 1), HELD_BYTES_MAX);
        if (!bytes.tryAcquire(permits)) {
            throw ProblemException.later(503, "Too much is being sent at once.", FULL_WAIT);
        }
        return () -> bytes.release(permits);
    }

    /// Refuses what can wait while a view is far behind.
    ///
    /// @throws ProblemException 429
    public void refuseWhenBehind() {
        look();
        if (lagRecords > LAG_RECORDS_MAX) {
            throw ProblemException.later(
                    429,
                    "The views are " + lagRecords + " records behind; send on later.",
                    LAG_WAIT);
        }
    }

    /// Room that is held.
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    // Asking the file system for every delivery would cost more than the delivery.
    private void look() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS) {
            return;
        }
        lookedNanos = now;
        freeBytes = recorder.journal().status().diskFreeBytes();
        lagRecords = followers.all().stream().mapToLong(FollowerStatus::lagRecords).max().orElse(0);
    }
}
