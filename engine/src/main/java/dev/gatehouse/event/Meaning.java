package dev.gatehouse.event;

/// How well a piece was understood: by name, by nobody yet, or not at all.
public enum Meaning {
    MAPPED,
    UNMAPPED,
    UNREADABLE;

    /// The word used in files, queries and JSON.
    public String word() {
        return Words.of(this);
    }
}
