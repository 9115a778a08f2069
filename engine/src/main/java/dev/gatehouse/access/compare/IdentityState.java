package dev.gatehouse.access.compare;

import dev.gatehouse.event.Words;

/// Why somebody should look whether an account is still to hold what it holds.
public enum IdentityState {
    /// It may do something, and nobody answers for it: no person or machine is known to be behind
    /// it, or a machine without an owner who works here.
    ORPHANED,
    /// Whoever it belongs to has left.
    LEFT,
    /// Nobody used it for 90 days in which it would have been seen.
    DORMANT;

    /// The word used in addresses and commands.
    public String word() {
        return Words.of(this);
    }
}
