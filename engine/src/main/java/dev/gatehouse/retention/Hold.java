package dev.gatehouse.retention;

import java.time.Instant;
import java.util.Optional;

/// Something that is kept whatever retention says, and that nobody may erase, until it is released.
///
/// @param number the position of the record that placed it
/// @param source the number of the source all of which is held; 0 for what a query finds
/// @param query which events are held; empty for all of a source. Its times are those it meant when
///   it was placed
/// @param by who placed it
public record Hold(
        long number,
        int source,
        String query,
        String reason,
        String by,
        Instant placed,
        Optional<Release> released) {

    /// Why it holds no longer.
    public record Release(String reason, String by, Instant at) {}

    Hold with(Release release) {
        return new Hold(number, source, query, reason, by, placed, Optional.of(release));
    }

    /// Whether it holds.
    public boolean stands() {
        return released.isEmpty();
    }
}
