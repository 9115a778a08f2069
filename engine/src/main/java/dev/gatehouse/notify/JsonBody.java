package dev.gatehouse.notify;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A JSON object, member by member.
final class JsonBody {
    private final SequencedMap<String, JsonValue> members = new LinkedHashMap<>();

    JsonBody with(String name, String value) {
        members.put(name, new JsonString(value));
        return this;
    }

    JsonBody with(String name, boolean value) {
        members.put(name, value ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        return this;
    }

    JsonBody with(String name, JsonBody value) {
        members.put(name, value.object());
        return this;
    }

    JsonBody with(String name, List<JsonBody> values) {
        members.put(name, new JsonArray(values.stream().<JsonValue>map(JsonBody::object).toList()));
        return this;
    }

    private JsonObject object() {
        return new JsonObject(members);
    }

    byte[] bytes() {
        return CanonicalJson.text(object()).getBytes(StandardCharsets.UTF_8);
    }
}
