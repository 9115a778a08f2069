package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.search.query.Mark;
import java.util.Set;

/// One event on its way into the index.
sealed interface Arrival {
    Event event();

    /// An event of its own.
    record Own(Event event, Set<Mark> marks) implements Arrival {}

    /// A later line that completes what an earlier one began.
    record Completing(Event event, EventId earlier) implements Arrival {}
}
