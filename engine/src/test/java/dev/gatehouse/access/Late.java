package dev.gatehouse.access;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.record.FoldedEvent;

/// Events that happened long before they came in.
final class Late {
    private Late() {}

    static FoldedEvent at(FoldedEvent folded, EventTime time) {
        Event event = folded.event();
        return new FoldedEvent(
                new Event(
                        event.id(),
                        event.source(),
                        event.receipt(),
                        time,
                        event.deed(),
                        event.actor(),
                        event.onBehalfOf(),
                        event.via(),
                        event.origin(),
                        event.resource(),
                        event.change(),
                        event.context(),
                        event.detail(),
                        event.text()),
                folded.sameness(),
                folded.hint());
    }
}
