package dev.gatehouse.finding;

import dev.gatehouse.event.Words;
import java.time.Instant;

/// One thing that was done about a finding, or that happened to it.
///
/// @param by who did it; `gatehouse` where nobody had to
/// @param about whom it was assigned to, what it turned out to be, as what somebody was asked or
///   what they answered; empty for the other deeds
/// @param text a reason or a note, as it was written
public record Step(Instant when, Deed deed, String by, String about, String text) {
    /// What was done.
    public enum Deed {
        RAISED,
        /// It was raised again after it was closed.
        RETURNED,
        ASSIGNED,
        ACKNOWLEDGED,
        RESOLVED,
        REOPENED,
        SUPPRESSED,
        /// A suppression was withdrawn.
        WITHDRAWN,
        /// A suppression ended because what it hid became otherwise.
        WOKE,
        NOTED,
        /// Somebody was asked about it; `about` is as what.
        ASKED,
        /// They answered; `about` is what.
        ANSWERED;

        /// The word used in JSON.
        public String word() {
            return Words.of(this);
        }
    }
}
