package dev.gatehouse.access.compare;

import dev.gatehouse.event.Words;

/// Where two of the three answers differ.
public enum Comparison {
    /// Somebody did what the verdict of the event calls unexpected.
    USED_NOT_EXPECTED,
    /// Somebody can, and no line of the model says that they should.
    GRANTED_NOT_EXPECTED,
    /// Somebody can and should, and did not for 90 days in which it would have been seen.
    GRANTED_NOT_USED,
    /// Somebody did what no snapshot lets them.
    USED_NOT_GRANTED,
    /// Somebody should be able to, and cannot.
    EXPECTED_NOT_GRANTED;

    /// The word used in addresses and commands.
    public String word() {
        return Words.of(this);
    }
}
