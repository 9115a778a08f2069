package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.json.JsonValue.JsonObject;

/// How an event is given in answers, with what is known of it beyond what its tool said: the same
/// on a screen and in a file.
@FunctionalInterface
public interface EventForm {
    /// The event's own JSON and, where they are known, `sentence`, `behind` and `verdict`.
    JsonObject json(Event event);
}
