package dev.gatehouse.behaviour;

import dev.gatehouse.event.Words;

/// What a signal looks at. Signals of one family tend to have one cause, such as a journey, so one
/// family alone is never enough.
public enum Family {
    /// What was done, and on what.
    DEED,
    /// From where.
    PLACE,
    /// With which program and which credential.
    MEANS,
    /// When.
    TIME,
    /// How much.
    AMOUNT,
    /// What a detection saw.
    DETECTION;

    /// The word used in JSON.
    public String word() {
        return Words.of(this);
    }
}
