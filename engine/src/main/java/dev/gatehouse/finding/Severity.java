package dev.gatehouse.finding;

import dev.gatehouse.event.Words;

/// How bad it is, the worst last.
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /// The word used in records and JSON.
    public String word() {
        return Words.of(this);
    }

    /// The severity a record names; the middle where it names none we know.
    static Severity of(String word) {
        return Words.parse(Severity.class, word).orElse(MEDIUM);
    }

    Severity orWorse(Severity other) {
        return compareTo(other) < 0 ? other : this;
    }
}
