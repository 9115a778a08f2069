package dev.gatehouse.json;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/// One JSON value, immutable. Numbers keep the digits they were written with, so an identifier
/// beyond 2^53 survives; objects keep the order of their members.
public sealed interface JsonValue {

    /// An object; a key stands in it once.
    record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableSequencedMap(members);
        }

        /// The member of that name, or [JsonNull] where there is none.
        public JsonValue get(String name) {
            return members.getOrDefault(name, JsonNull.NULL);
        }
    }

    /// An array.
    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /// A decoded string.
    record JsonString(String value) implements JsonValue {}

    /// A number, as its text: `1e400` and `9007199254740993` stay what they are.
    record JsonNumber(String text) implements JsonValue {}

    /// `true` or `false`.
    enum JsonBoolean implements JsonValue {
        TRUE,
        FALSE
    }

    /// `null`, and what a missing member reads as.
    enum JsonNull implements JsonValue {
        NULL
    }

    /// The text of a string, number or boolean; the empty text of `null`, objects and arrays.
    default String text() {
        return switch (this) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.text();
            case JsonBoolean bool -> bool == JsonBoolean.TRUE ? "true" : "false";
            case JsonNull _, JsonObject _, JsonArray _ -> "";
        };
    }
}
