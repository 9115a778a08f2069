package dev.gatehouse.event;

/// Whether an id is the tool's immutable one or only a name that may be reused.
public enum IdQuality {
    NATIVE,
    NAME;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
