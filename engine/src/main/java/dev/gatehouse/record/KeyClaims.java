package dev.gatehouse.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Keys of deliveries that are on their way to the journal. A key is claimed by one delivery at a
/// time; all keys of a delivery are claimed together or none, so two deliveries never wait for each
/// other in a circle.
final class KeyClaims {
    private final ConcurrentHashMap<RecordKey, CountDownLatch> claimed = new ConcurrentHashMap<>();

    /// Returns when all keys are claimed by the caller. A key that is listed twice counts once.
    void claim(List<RecordKey> keys) {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch other = tryClaim(keys, mine);
        boolean interrupted = false;
        while (other != null) {
            try {
                other.await();
            } catch (InterruptedException wait) {
                // A delivery is sorted or not; whoever interrupts hears of it afterwards.
                interrupted = true;
            }
            mine = new CountDownLatch(1);
            other = tryClaim(keys, mine);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable CountDownLatch tryClaim(List<RecordKey> keys, CountDownLatch mine) {
        List<RecordKey> taken = new ArrayList<>(keys.size());
        for (RecordKey key : keys) {
            CountDownLatch holder = claimed.putIfAbsent(key, mine);
            if (holder == null) {
                taken.add(key);
            } else if (!holder.equals(mine)) {
                release(taken);
                mine.countDown();
                return holder;
            }
        }
        return null;
    }

    /// Gives keys back, each listed once, and wakes who waits for them.
    void release(List<RecordKey> keys) {
        for (RecordKey key : keys) {
            CountDownLatch holder = claimed.remove(key);
            if (holder != null) {
                holder.countDown();
            }
        }
    }
}
