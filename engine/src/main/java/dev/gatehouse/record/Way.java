package dev.gatehouse.record;

import dev.gatehouse.event.Words;

/// How a delivery reached us; it decides what counts as the same delivery again.
public enum Way {
    /// The tool sent it: the whole delivery is the same when its id and its bytes are.
    PUSH,
    /// We asked for it: each piece is the same when its bytes are, for polls overlap.
    PULL,
    /// A file grew: never the same, the file's identity and the offset say so.
    TAIL,
    /// Syslog sent it, over a connection or as a datagram: never the same, for two messages that
    /// are alike are two.
    SYSLOG,
    /// Somebody handed a file in: the k-th identical piece of one import is the k-th of another.
    IMPORT;

    /// The word used in records and JSON.
    public String word() {
        return Words.of(this);
    }
}
