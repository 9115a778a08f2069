package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import java.util.List;
import java.util.Optional;

/// One page of events, newest first.
///
/// @param events at most as many as asked for; their free text is not among what the index keeps
/// @param next where the next page begins; empty when this is the last
/// @param count how many match, counted up to [Count#COUNTED_EVENTS_MAX]
/// @param asOf the last position this answer knows of; -1 when there is none
public record Page(List<Event> events, Optional<PageCursor> next, Count count, long asOf) {
    public Page {
        events = List.copyOf(events);
    }
}
