package dev.gatehouse.event;

/// The closed set a right is made of. An event exercises exactly one of them, or none.
public enum Permission {
    NONE,
    READ,
    SECRET,
    WRITE,
    RUN,
    APPROVE,
    DEPLOY,
    ADMIN;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
