package dev.gatehouse.access.rule;

/// What a condition comes to. A test over what was not sent is `ABSENT`, never `FAILS`: what nobody
/// said can neither clear nor accuse.
public enum Truth {
    HOLDS,
    FAILS,
    ABSENT;

    /// Both: one that fails decides, then one that is absent.
    public Truth and(Truth other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == HOLDS ? other : ABSENT;
    }

    /// Either: one that holds decides, then one that is absent.
    public Truth or(Truth other) {
        if (this == HOLDS || other == HOLDS) {
            return HOLDS;
        }
        return this == FAILS ? other : ABSENT;
    }

    /// The opposite; what is absent stays absent.
    public Truth not() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case ABSENT -> ABSENT;
        };
    }

    /// `HOLDS` for true.
    public static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }
}
