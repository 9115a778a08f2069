package dev.gatehouse.source;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import java.util.List;

/// How much of a piece is to be kept.
///
/// @param keep how much
/// @param group the group of actions it is of; empty when it is of none
/// @param events what the piece says; for a summary, since the piece itself may not be kept
public record KeepChoice(Keep keep, String group, List<Event> events) {
    public KeepChoice {
        events = List.copyOf(events);
    }

    /// Whether the law keeps it in full whatever a source says: a change, a refusal, a secret read,
    /// anything that was not understood.
    static boolean isAlwaysFull(Event event) {
        boolean seenOnly =
                event.deed().verb() == Verb.READ || event.deed().verb() == Verb.AUTHENTICATE;
        return !seenOnly
                || event.deed().permission() == Permission.SECRET
                || event.deed().outcome() == Outcome.DENIED;
    }
}
