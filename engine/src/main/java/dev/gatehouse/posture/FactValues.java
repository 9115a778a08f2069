package dev.gatehouse.posture;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.yaml.Yaml;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Facts as conditions read them. `null` is not said, so a member that is null is left out.
final class FactValues {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private FactValues() {}

    /// What a tool said.
    static Optional<Object> of(JsonValue value) {
        return switch (value) {
            case JsonNull _ -> Optional.empty();
            case JsonBoolean truth -> Optional.of(truth == JsonBoolean.TRUE);
            case JsonString(String text) -> Optional.of(text);
            case JsonNumber(String text) -> Optional.of(number(text));
            case JsonArray(List<JsonValue> items) ->
                    Optional.of(items.stream().flatMap(item -> of(item).stream()).toList());
            case JsonObject object -> Optional.of(members(object));
        };
    }

    /// The members of an object.
    static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, member) -> of(member).ifPresent(value -> members.put(name, value)));
        return members;
    }

    private static Object number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return Double.valueOf(text);
    }

    /// What an example gives: `true`, `false` and whole numbers are what they look like, everything
    /// else is text.
    static Object of(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> scalar(scalar.text());
            case Yaml.Sequence sequence -> {
                List<Object> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(of(item)));
                yield items;
            }
            case Yaml.Mapping mapping -> {
                Map<String, Object> members = new LinkedHashMap<>();
                mapping.members().forEach((name, member) -> members.put(name, of(member)));
                yield members;
            }
        };
    }

    private static Object scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return WHOLE.matcher(text).matches() ? Long.valueOf(text) : text;
    }

    /// What an example gives as the time it is asked at.
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
