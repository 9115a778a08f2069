package dev.gatehouse.event;

/// What the tool said happened; `NOT_RECORDED` where the tool does not say.
public enum Outcome {
    SUCCEEDED,
    DENIED,
    FAILED,
    NOT_RECORDED;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
