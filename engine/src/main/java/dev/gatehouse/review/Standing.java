package dev.gatehouse.review;

import dev.gatehouse.event.Words;

/// What whoever holds something is.
public enum Standing {
    PERSON,
    /// A person who no longer works here.
    LEFT,
    MACHINE,
    /// An account, or a credential, of which nobody knows whose it is.
    NOBODY,
    /// A group of a tool of which no member is known.
    GROUP;

    /// The word used in records and addresses.
    public String word() {
        return Words.of(this);
    }
}
