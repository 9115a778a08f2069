package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Walks the pages of one search; all of them as of the position the first one fixed.
final class EventPages {
    private final Api api;
    private final Map<String, String> parameters;
    private JsonObject first = new JsonObject(new LinkedHashMap<>());

    EventPages(Api api, Map<String, String> parameters) {
        this.api = api;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /// Hands over at most `limit` events, all for 0.
    ///
    /// @return how many
    long each(long limit, Consumer<JsonObject> event) {
        long seen = 0;
        JsonObject page = api.get("/events", parameters);
        first = page;
        while (true) {
            for (JsonValue item : EventsSearchCommand.items(page, "events").items()) {
                if (item instanceof JsonObject one && (limit == 0 || seen < limit)) {
                    event.accept(one);
                    seen++;
                }
            }
            String next = page.get("next").text();
            if (next.isEmpty() || (limit > 0 && seen >= limit)) {
                return seen;
            }
            parameters.put("as_of", first.get("as_of").text());
            parameters.put("after", next);
            page = api.get("/events", parameters);
        }
    }

    /// The first answer, with its count and sight.
    JsonObject first() {
        return first;
    }
}
