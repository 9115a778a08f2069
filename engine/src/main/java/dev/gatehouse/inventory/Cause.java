package dev.gatehouse.inventory;

import dev.gatehouse.event.EventId;

/// Why a fact changed.
public sealed interface Cause {
    /// Its listing was read for the first time: when it came to be, nobody told us.
    enum FirstSight implements Cause {
        FIRST_SIGHT
    }

    /// An event said so.
    record ByEvent(EventId event) implements Cause {}

    /// It is otherwise than when its listing was last read, and no event that we have says why.
    enum Unexplained implements Cause {
        UNEXPLAINED
    }
}
