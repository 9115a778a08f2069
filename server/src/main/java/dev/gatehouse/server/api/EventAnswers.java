package dev.gatehouse.server.api;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.Sentence;
import java.util.LinkedHashMap;

/// The one form in which the API gives an event: its own JSON, and what happened in plain words.
final class EventAnswers {
    private EventAnswers() {}

    static JsonObject json(Event event) {
        LinkedHashMap<String, JsonValue> members =
                new LinkedHashMap<>(EventJson.of(event).members());
        members.put("sentence", new JsonString(Sentence.of(event)));
        return new JsonObject(members);
    }
}
