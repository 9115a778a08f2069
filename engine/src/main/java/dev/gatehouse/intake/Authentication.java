package dev.gatehouse.intake;

import dev.gatehouse.event.Trust;

/// What came of checking a pushed delivery.
sealed interface Authentication {

    /// It is from whom it says.
    ///
    /// @param scheme the word for how that was shown
    record Passed(String scheme, Trust trust) implements Authentication {}

    /// It is not, or nothing shows it.
    ///
    /// @param reason for the operator and the sender; holds nothing secret
    record Refused(Reason reason) implements Authentication {}

    /// Why a delivery was refused.
    enum Reason {
        NOTHING_PROVES_IT("nothing in the request proves where it is from"),
        DOES_NOT_MATCH("the signature or token does not match"),
        STALE("the signature is too old or too new; is the sender's clock right?"),
        MALFORMED("the signature header is not of the documented form"),
        NO_SECRET("the source has no secret yet; set one under Sources"),
        NOT_LISTENED_TO("the sender's address is none of those that are listened to"),
        UNREADABLE_BODY("the body is not of the documented form");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
