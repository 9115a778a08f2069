package dev.gatehouse.review;

import dev.gatehouse.event.Words;

/// What a line is, beside the last review that was closed and had it in its scope.
public enum Since {
    /// No review was closed before.
    FIRST,
    /// It was kept then and is the same.
    SAME,
    /// It was not there.
    GAINED,
    /// It was there with other permissions, or nobody decided about it.
    OTHERWISE,
    /// It was to be taken away and is there.
    STILL_THERE;

    /// The word used in records.
    public String word() {
        return Words.of(this);
    }
}
