package dev.gatehouse.people;

import java.time.Instant;
import java.util.Optional;

/// That an account belongs to a person or machine, for a time.
///
/// @param account `tool/instance/kind/id`, as events name it
/// @param subject the id of the person or machine
/// @param from the first moment it holds; [Instant#MIN] where it always did
/// @param until the first moment it no longer does
/// @param position of the record that says so
/// @param by who said so
public record Link(
        String account,
        String subject,
        Proof proof,
        Instant from,
        Optional<Instant> until,
        long position,
        String by) {

    /// Whether it holds at `when`.
    public boolean covers(Instant when) {
        return !when.isBefore(from) && (until.isEmpty() || when.isBefore(until.get()));
    }

    /// How sure it is, 0 to 1.
    public double confidence() {
        return proof.confidence();
    }
}
