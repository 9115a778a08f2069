package dev.gatehouse.source;

import dev.gatehouse.event.Words;

/// How much of a group of actions is kept. Secret reads, refusals and changes are always kept in
/// full, whatever this says.
public enum Keep {
    /// Every piece.
    FULL,
    /// One summary per account, action, resource and hour.
    COUNT,
    /// Nothing but the number refused.
    REFUSE;

    /// The word used in files and JSON.
    public String word() {
        return Words.of(this);
    }
}
