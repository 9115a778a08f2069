package dev.gatehouse.search;

import dev.gatehouse.search.query.EventValues;
import java.time.Instant;

/// A span of time, from `from` up to and without `to`.
public record Window(Instant from, Instant to) {
    /// Everything there is.
    public static final Window ALL_TIME = new Window(Instant.MIN, Instant.MAX);

    boolean isAllTime() {
        return equals(ALL_TIME);
    }

    /// The first microsecond.
    long low() {
        return from.equals(Instant.MIN) ? Long.MIN_VALUE : EventValues.micros(from);
    }

    /// The last microsecond.
    long high() {
        return to.equals(Instant.MAX) ? Long.MAX_VALUE : EventValues.micros(to) - 1;
    }
}
