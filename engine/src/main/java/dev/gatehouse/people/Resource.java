package dev.gatehouse.people;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A SCIM resource, whose attributes are named in any case (RFC 7643 §2.1). What is not there reads
/// as empty.
record Resource(JsonObject object) {
    private static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    private JsonValue get(String name) {
        return object.members().entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(JsonValue.JsonNull.NULL);
    }

    boolean has(String name) {
        return get(name) != JsonValue.JsonNull.NULL;
    }

    String text(String name) {
        return get(name).text();
    }

    /// A yes or no, also where it is written as text, `"False"`.
    Optional<Boolean> yes(String name) {
        String text = text(name);
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }

    Resource inside(String name) {
        return new Resource(get(name) instanceof JsonObject inside ? inside : EMPTY);
    }

    List<Resource> list(String name) {
        return items(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(item -> new Resource((JsonObject) item))
                .toList();
    }

    /// The texts called `inner` of the objects of a list.
    List<String> texts(String name, String inner) {
        return list(name).stream()
                .map(item -> item.text(inner).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// The texts of a list.
    List<String> texts(String name) {
        return items(name).stream()
                .filter(JsonString.class::isInstance)
                .map(JsonValue::text)
                .toList();
    }

    boolean holdsText(String name, String text) {
        return texts(name).stream().anyMatch(text::equalsIgnoreCase);
    }

    private List<JsonValue> items(String name) {
        return get(name) instanceof JsonArray array ? array.items() : List.of();
    }
}
