package dev.gatehouse.server.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts what somebody may do only so often, per key (an account, an address, a token). What is
/// used up comes back evenly over the period. Keys are bounded: the one not asked for longest is
/// forgotten first.
public final class Budget {
    private static final int KEYS_MAX = 65_536;

    private final int most;
    private final Duration period;
    private final InstantSource clock;
    private final Map<String, Left> left =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
                    return size() > KEYS_MAX;
                }
            };

    /// @param most how often at once
    /// @param period after which all of it is back
    public Budget(int most, Duration period, InstantSource clock) {
        this.most = most;
        this.period = period;
        this.clock = clock;
    }

    private record Left(double count, Instant at) {}

    /// How long to wait until there is one left; empty when there is one now. Uses nothing.
    public synchronized Optional<Duration> wait(String key) {
        double count = now(key).count();
        if (count >= 1) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) ((1 - count) * period.toMillis() / most)));
    }

    /// Uses one, unless none is left: of many who ask at once no more are let through.
    ///
    /// @return how long to wait; empty when one was used
    public synchronized Optional<Duration> take(String key) {
        Optional<Duration> wait = wait(key);
        if (wait.isEmpty()) {
            use(key);
        }
        return wait;
    }

    /// Uses one.
    public synchronized void use(String key) {
        Left now = now(key);
        left.put(key, new Left(Math.max(0, now.count() - 1), now.at()));
    }

    /// Gives all of it back.
    public synchronized void restore(String key) {
        left.remove(key);
    }

    private Left now(String key) {
        Instant at = clock.instant();
        Left before = left.getOrDefault(key, new Left(most, at));
        double back =
                (double) Duration.between(before.at(), at).toMillis() * most / period.toMillis();
        return new Left(Math.min(most, before.count() + Math.max(0, back)), at);
    }
}
