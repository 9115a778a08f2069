package dev.gatehouse.event;

/// How a delivery was authenticated. `NONE` never makes "used" and never a certain finding.
public enum Trust {
    SIGNED,
    SECRET,
    NETWORK,
    NONE;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
