package dev.gatehouse.access.draft;

import dev.gatehouse.event.Words;

/// Why no line is drafted for a habit: it is asked about instead.
public enum Reason {
    /// Whoever did it no longer works here.
    LEAVER,
    /// Some of it was unexpected or refused.
    FLAGGED,
    /// It is with admin, approve or secret.
    RISKY,
    /// It began in the last days.
    RECENT,
    /// Nobody knows whose account it is.
    UNKNOWN_HOLDER,
    /// Too few people of one group do it, or not for long enough.
    ALONE;

    /// The word used in JSON.
    public String word() {
        return Words.of(this);
    }
}
