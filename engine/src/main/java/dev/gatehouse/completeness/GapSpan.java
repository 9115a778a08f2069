package dev.gatehouse.completeness;

import java.time.Instant;

/// A time within which a channel may have sent what we do not have.
///
/// @param reason the word of its record
/// @param closed whether what was missing has been found since
public record GapSpan(Instant from, Instant to, String reason, boolean closed) {
    boolean touches(Instant start, Instant end) {
        return from.isBefore(end) && to.isAfter(start);
    }
}
