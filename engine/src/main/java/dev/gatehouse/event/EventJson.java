package dev.gatehouse.event;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The one JSON form of an event, the same in API, CLI, export and live tail. Words are joined by
/// `-`; what was not sent is left out.
public final class EventJson {
    private EventJson() {}

    /// The event as an object; `id` first.
    public static JsonObject of(Event event) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "id", event.id().toString());
        put(out, "source", event.source().toString());
        put(out, "channel", event.receipt().channel());
        put(out, "time", event.time().time().toString());
        put(out, "time_quality", event.time().quality().word());
        put(out, "occurred", event.time().occurred().toString());
        put(out, "received", event.time().received().toString());
        put(out, "action", event.deed().action());
        if (event.deed().verb() != Verb.NONE) {
            put(out, "verb", event.deed().verb().word());
        }
        put(out, "permission", event.deed().permission().word());
        put(out, "outcome", event.deed().outcome().word());
        out.put("actor", account(event.actor()));
        if (!event.onBehalfOf().isEmpty()) {
            out.put("on_behalf_of", account(event.onBehalfOf().getFirst()));
        }
        switch (event.via()) {
            case Credential.Known known -> out.put("via", credential(known));
            case Credential.Unsaid _ -> {}
        }
        putObject(out, "origin", origin(event.origin()));
        out.put("resource", resource(event.resource()));
        if (!event.change().isEmpty()) {
            out.put("change", changes(event.change()));
        }
        putObject(out, "context", context(event.context()));
        SequencedMap<String, JsonValue> detail = new LinkedHashMap<>();
        event.detail().forEach((name, value) -> put(detail, name, value));
        putObject(out, "detail", detail);
        put(out, "trust", event.receipt().trust().word());
        put(out, "natural_id", event.receipt().naturalId());
        put(out, "meaning", event.receipt().meaning().word());
        if (event.deed().count() != 1) {
            out.put("count", new JsonNumber(Long.toString(event.deed().count())));
        }
        return new JsonObject(out);
    }

    private static JsonObject account(Account account) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "kind", account.kind().word());
        put(out, "id", account.id());
        put(out, "name", account.name());
        put(out, "id_quality", account.quality().word());
        return new JsonObject(out);
    }

    private static JsonObject credential(Credential.Known known) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "kind", known.kind());
        put(out, "fingerprint", known.fingerprint());
        put(out, "name", known.name());
        return new JsonObject(out);
    }

    private static SequencedMap<String, JsonValue> origin(Origin origin) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "address", origin.address());
        put(out, "client", origin.client());
        put(out, "country", origin.country());
        return out;
    }

    private static JsonObject resource(Resource resource) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "path", resource.path().text());
        put(out, "type", resource.type());
        put(out, "id", resource.id());
        return new JsonObject(out);
    }

    private static JsonArray changes(List<Change> changes) {
        return new JsonArray(
                changes.stream()
                        .<JsonValue>map(change -> {
                            SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
                            put(out, "field", change.field());
                            put(out, "before", change.before());
                            put(out, "after", change.after());
                            return new JsonObject(out);
                        })
                        .toList());
    }

    private static SequencedMap<String, JsonValue> context(Context context) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        put(out, "run", context.run());
        put(out, "commit", context.commit());
        put(out, "change_request", context.changeRequest());
        put(out, "environment", context.environment());
        put(out, "ticket", context.ticket());
        return out;
    }

    private static void putObject(
            SequencedMap<String, JsonValue> out,
            String name,
            SequencedMap<String, JsonValue> value) {
        if (!value.isEmpty()) {
            out.put(name, new JsonObject(value));
        }
    }

    private static void put(SequencedMap<String, JsonValue> out, String name, Text value) {
        if (value.isSent()) {
            put(out, name, value.orEmpty());
        }
    }

    private static void put(SequencedMap<String, JsonValue> out, String name, String value) {
        out.put(name, new JsonString(value));
    }
}
