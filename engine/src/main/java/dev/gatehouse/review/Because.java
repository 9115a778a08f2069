package dev.gatehouse.review;

import dev.gatehouse.event.Words;

/// Why a recommendation is what it is; what weighs most stands first.
public enum Because {
    LEFT("Whoever holds it has left."),
    DENIED("The access model denies it."),
    CONFLICT("They hold two duties that the access model keeps apart."),
    INACTIVE("It no longer opens anything, and is still there."),
    UNUSED("It was not used for 90 days in which use would have been seen."),
    PARTLY_UNUSED("Some of it was not used for 90 days in which use would have been seen."),
    GOVERNED("What may be done there is governed, and no line of the access model allows this."),
    NOBODY("Nobody knows whose it is."),
    USED_AND_EXPECTED("It is used, and the access model allows it."),
    EXPECTED("The access model allows it; whether it is used cannot be seen here."),
    USED("It is used."),
    UNSEEN("Whether it is used cannot be seen here, and no line of the access model allows it.");

    private final String sentence;

    Because(String sentence) {
        this.sentence = sentence;
    }

    /// The word used in records.
    public String word() {
        return Words.of(this);
    }

    /// It in a sentence.
    public String sentence() {
        return sentence;
    }
}
