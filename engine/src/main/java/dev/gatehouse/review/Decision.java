package dev.gatehouse.review;

import dev.gatehouse.event.Words;

/// What somebody says of a line.
public enum Decision {
    /// It is right that they hold it.
    KEEP,
    /// They are to hold less of it.
    REDUCE,
    /// It is to be taken away.
    REVOKE,
    /// Somebody else is to decide.
    DELEGATE,
    /// Whoever was to decide does not answer for it.
    NOT_MINE,
    /// Something has to be known first.
    ASK,
    /// What was decided is taken back.
    UNDO;

    /// The word used in files and addresses.
    public String word() {
        return Words.of(this);
    }

    /// Whether the line needs nobody any more.
    boolean isFinal() {
        return switch (this) {
            case KEEP, REDUCE, REVOKE -> true;
            case DELEGATE, NOT_MINE, ASK, UNDO -> false;
        };
    }
}
