package dev.gatehouse.event;

/// How far the tool's own time can be trusted.
public enum TimeQuality {
    EXACT,
    SECOND,
    MINUTE,
    ZONE_ASSUMED,
    YEAR_ASSUMED,
    RECEIVED;

    private final String word = Words.of(this);

    /// The word used in files, queries and JSON.
    public String word() {
        return word;
    }
}
