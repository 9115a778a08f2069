package dev.gatehouse.record;

import dev.gatehouse.event.EventId;

/// How an event stands to those before it. The canonical one of several is the lowest position; the
/// others are kept and shown, and not counted.
public sealed interface Sameness {
    /// Nothing before it is the same.
    enum First implements Sameness {
        FIRST
    }

    /// It says what the canonical event `of` says.
    record Duplicate(EventId of) implements Sameness {}

    /// It has the natural id of the canonical event `with` and says something else.
    record Conflict(EventId with) implements Sameness {}

    /// It is the later part of the event `of`, such as the response to its request.
    record Completion(EventId of) implements Sameness {}
}
