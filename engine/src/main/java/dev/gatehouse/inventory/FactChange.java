package dev.gatehouse.inventory;

import java.time.Instant;
import java.util.Optional;

/// A fact that came, went or became another.
///
/// @param when the event that changed it happened, or its listing was read
/// @param before what it was; empty when it came
/// @param after what it is; empty when it went
/// @param cause why
/// @param part the listing it stands in
public record FactChange(
        Instant when, Optional<Fact> before, Optional<Fact> after, Cause cause, Part part) {
    /// The fact as it is, or as it was last.
    public Fact fact() {
        return after.or(() -> before).orElseThrow();
    }
}
