package dev.gatehouse.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often something was tried, and when it may be tried again. Forgotten at a restart, which
/// then tries at once. Confined to one thread.
final class Attempts {
    /// Between one try and the next; after the last of them it is given up.
    static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6));

    private final Map<Key, Tried> tried = new HashMap<>();

    /// What is told to whom.
    record Key(String destination, long about) {}

    private record Tried(int times, Instant next) {}

    boolean isDue(Key key, Instant now) {
        Tried before = tried.get(key);
        return before == null || !before.next().isAfter(now);
    }

    /// How often it was tried, this time included.
    int times(Key key) {
        Tried before = tried.get(key);
        return before == null ? 1 : before.times() + 1;
    }

    /// Notes that it did not work.
    ///
    /// @param earliest not before then
    /// @return whether it is tried again
    boolean tryAgain(Key key, Instant now, Instant earliest) {
        int times = times(key);
        if (times > WAITS.size()) {
            return false;
        }
        Instant next = now.plus(WAITS.get(times - 1));
        tried.put(key, new Tried(times, next.isAfter(earliest) ? next : earliest));
        return true;
    }

    void forget(Key key) {
        tried.remove(key);
    }
}
