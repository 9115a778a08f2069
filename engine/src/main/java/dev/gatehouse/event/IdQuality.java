package dev.gatehouse.event;

/// Whether an id is the tool's immutable one or only a name that may be reused.
public enum IdQuality {
    NATIVE,
    NAME;

    /// The word used in files, queries and JSON.
    public String word() {
        return Words.of(this);
    }
}
