package dev.gatehouse.event;

/// How well a piece was understood: by name, by nobody yet, or not at all.
public enum Meaning {
    MAPPED,
    UNMAPPED,
    UNREADABLE;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
