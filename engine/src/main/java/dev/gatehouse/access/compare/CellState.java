package dev.gatehouse.access.compare;

import dev.gatehouse.event.Words;

/// How the three answers lie beside each other for one permission in one cell of the [Matrix]; what
/// wants a look first stands first, and what somebody misses last.
public enum CellState {
    /// Used, and the verdict calls it unexpected.
    USED_NOT_EXPECTED,
    /// Used, and no snapshot lets them.
    USED_NOT_GRANTED,
    /// Granted, and no line of the model says that they should.
    GRANTED_NOT_EXPECTED,
    /// Granted and expected, and not used for 90 days in which it would have been seen.
    GRANTED_NOT_USED,
    /// Granted and used, and nothing is known against it.
    GRANTED_AND_USED,
    /// Granted, and nobody can say that it is not used.
    GRANTED,
    /// Used, where no snapshot says what is granted.
    USED,
    /// Expected, and no snapshot lets them.
    EXPECTED_NOT_GRANTED;

    /// The word used in addresses and files.
    public String word() {
        return Words.of(this);
    }

    /// Whether two of the answers differ.
    public boolean isDifference() {
        return switch (this) {
            case USED_NOT_EXPECTED,
                    USED_NOT_GRANTED,
                    GRANTED_NOT_EXPECTED,
                    EXPECTED_NOT_GRANTED,
                    GRANTED_NOT_USED ->
                    true;
            case GRANTED_AND_USED, GRANTED, USED -> false;
        };
    }

    static CellState of(Comparison comparison) {
        return switch (comparison) {
            case USED_NOT_EXPECTED -> USED_NOT_EXPECTED;
            case USED_NOT_GRANTED -> USED_NOT_GRANTED;
            case GRANTED_NOT_EXPECTED -> GRANTED_NOT_EXPECTED;
            case EXPECTED_NOT_GRANTED -> EXPECTED_NOT_GRANTED;
            case GRANTED_NOT_USED -> GRANTED_NOT_USED;
        };
    }
}
