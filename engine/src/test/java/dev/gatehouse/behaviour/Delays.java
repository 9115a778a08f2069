package dev.gatehouse.behaviour;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventTime;
import java.time.Duration;

/// Events that came in long after they happened.
final class Delays {
    private Delays() {}

    static Event by(Event event, Duration late) {
        EventTime time = event.time();
        return new Event(
                event.id(),
                event.source(),
                event.receipt(),
                new EventTime(
                        time.time(), time.occurred(), time.received().plus(late), time.quality()),
                event.deed(),
                event.actor(),
                event.onBehalfOf(),
                event.via(),
                event.origin(),
                event.resource(),
                event.change(),
                event.context(),
                event.detail(),
                event.text());
    }
}
