package dev.gatehouse.detection;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.sigma.Logsource;
import java.util.LinkedHashMap;

/// The fields that rules over what all tools share see: those of the JSON form of an event, under
/// the names the query language uses. `credential.*` is what stands as `via` there, and
/// `source.tool` and `source.name` are the two halves of `source`. In the server `actor.state` says
/// what the person behind the account was when it happened, as `people list --state` does; where
/// nobody known is behind it there is no such field.
public final class EventFields {
    /// The log such rules name.
    public static final Logsource LOG = Logsource.of("gatehouse", "event");

    private static final String SOURCE = "source";
    private static final String DEFAULT_NAME = "default";

    private EventFields() {}

    /// The fields of an event.
    public static JsonObject of(Event event) {
        return of(EventJson.of(event));
    }

    /// The fields of an event, with those that only whoever knows the people can tell.
    static JsonObject of(Event event, Who who) {
        JsonObject told = of(event);
        if (!(who.subjectOf(event.account(), event.time().time()).orElse(null)
                instanceof Person person)) {
            return told;
        }
        LinkedHashMap<String, JsonValue> fields = new LinkedHashMap<>(told.members());
        fields.put(
                "actor.state", new JsonString(person.employment().at(event.time().time()).word()));
        return new JsonObject(fields);
    }

    /// The fields of an event in its JSON form.
    public static JsonObject of(JsonObject event) {
        LinkedHashMap<String, JsonValue> fields = new LinkedHashMap<>(event.members());
        if (fields.containsKey("via")) {
            fields.putIfAbsent("credential", event.get("via"));
        }
        String source = event.get(SOURCE).text();
        if (!source.isEmpty()) {
            int colon = source.indexOf(':');
            String tool = colon < 0 ? source : source.substring(0, colon);
            String name = colon < 0 ? DEFAULT_NAME : source.substring(colon + 1);
            fields.putIfAbsent(SOURCE + ".tool", new JsonString(tool));
            fields.putIfAbsent(SOURCE + ".name", new JsonString(name));
        }
        return new JsonObject(fields);
    }

    /// Whether a rule sees these fields and not those of the raw piece.
    static boolean areSeenBy(Logsource logsource) {
        return logsource.product().equalsIgnoreCase(LOG.product());
    }
}
