package dev.gatehouse.source;

import dev.gatehouse.event.Event;
import java.util.List;

/// What a piece turned out to be.
public sealed interface Reading {

    /// What it says happened; at least one event, each mapped, unmapped or unreadable. Where a
    /// later piece may complete it, the natural id of its first event is the key.
    record Events(List<Event> events) implements Reading {
        public Events {
            events = List.copyOf(events);
        }
    }

    /// It completes the earlier piece with that key, where there was one; its events say everything
    /// it knows, so they stand on their own where there was none.
    record Completes(String joinKey, List<Event> events) implements Reading {
        public Completes {
            events = List.copyOf(events);
        }
    }

    /// It is no access to anything.
    ///
    /// @param isAudit whether it is a line of an audit or access log all the same
    record Ignored(String reason, boolean isAudit) implements Reading {}
}
