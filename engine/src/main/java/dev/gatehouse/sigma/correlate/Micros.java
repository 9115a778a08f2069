package dev.gatehouse.sigma.correlate;

import java.time.Duration;

/// Durations in microseconds.
final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Duration duration) {
        return duration.toSeconds() * PER_SECOND;
    }
}
