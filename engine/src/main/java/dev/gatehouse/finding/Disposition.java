package dev.gatehouse.finding;

import dev.gatehouse.event.Words;

/// What a finding turned out to be. The words follow the verdicts of OCSF's detection finding.
public enum Disposition {
    /// What it says happened, and should not have.
    TRUE_POSITIVE,
    /// It happened, and was meant to.
    BENIGN_EXPECTED,
    /// It did not happen as it says.
    FALSE_POSITIVE,
    /// Another finding says the same.
    DUPLICATE,
    /// Somebody tried whether it is found.
    TEST,
    /// Nobody can tell from what there is.
    INSUFFICIENT_DATA,
    /// What was wrong is so no longer; said by Gatehouse alone.
    MENDED;

    /// The word used in records and JSON.
    public String word() {
        return Words.of(this);
    }

    /// Whether it says something about the detection: that it was right or that it was not.
    boolean isJudged() {
        return switch (this) {
            case TRUE_POSITIVE, BENIGN_EXPECTED, FALSE_POSITIVE -> true;
            case DUPLICATE, TEST, INSUFFICIENT_DATA, MENDED -> false;
        };
    }
}
