package dev.gatehouse.notify;

import dev.gatehouse.event.Words;
import java.util.Optional;

/// How much it matters, the least first.
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /// The word in records and JSON.
    public String word() {
        return Words.of(this);
    }

    /// The severity of that word.
    public static Optional<Severity> of(String word) {
        return Words.parse(Severity.class, word);
    }

    boolean isAtLeast(Severity least) {
        return compareTo(least) >= 0;
    }
}
