package dev.gatehouse.record;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// The one form of own records: canonical JSON whose first member is `"schema"`, a member for each
/// component, its name in snake case. A member that an older record lacks reads as empty, zero or
/// false; one that a newer record has more is passed over.
public final class OwnRecordJson {
    private static final int SCHEMA = 1;
    private static final Map<RecordKind, Class<?>> TYPES = new EnumMap<>(RecordKind.class);

    static {
        for (Class<?> type : OwnRecord.class.getPermittedSubclasses()) {
            RecordKind kind =
                    ((OwnRecord) make(type, new JsonObject(new LinkedHashMap<>()))).kind();
            TYPES.put(kind, type);
        }
    }

    private OwnRecordJson() {}

    /// The payload of its leaf.
    public static byte[] bytes(OwnRecord record) {
        return schemaFirst(members(record)).getBytes(StandardCharsets.UTF_8);
    }

    /// The record in a payload; empty when `kind` is not one of ours.
    ///
    /// @throws JsonProblem when the payload is no record
    public static Optional<OwnRecord> read(RecordKind kind, byte[] payload) {
        Class<?> type = TYPES.get(kind);
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of((OwnRecord) make(type, object(payload)));
    }

    static JsonObject object(byte[] payload) {
        return Json.parse(payload) instanceof JsonObject object
                ? object
                : new JsonObject(new LinkedHashMap<>());
    }

    static String schemaFirst(JsonObject members) {
        String rest = CanonicalJson.text(members);
        String schema = "{\"schema\":" + SCHEMA;
        return members.members().isEmpty() ? schema + "}" : schema + "," + rest.substring(1);
    }

    private static JsonObject members(Object record) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                members.put(snake(component.getName()), json(value));
            } catch (ReflectiveOperationException bug) {
                throw new IllegalStateException("a record's accessor is public", bug);
            }
        }
        return new JsonObject(members);
    }

    private static JsonValue json(Object value) {
        return switch (value) {
            case String text -> new JsonString(text);
            case Integer number -> new JsonNumber(number.toString());
            case Long number -> new JsonNumber(number.toString());
            case Boolean bool -> bool ? JsonBoolean.TRUE : JsonBoolean.FALSE;
            case Instant time -> new JsonString(time.toString());
            case List<?> list -> new JsonArray(list.stream().map(OwnRecordJson::json).toList());
            case Map<?, ?> map -> {
                SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
                map.forEach((name, item) -> members.put((String) name, json(item)));
                yield new JsonObject(members);
            }
            case Record record -> members(record);
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    private static Object make(Class<?> type, JsonObject object) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new))
                    .newInstance(
                            Arrays.stream(components)
                                    .map(part ->
                                            value(
                                                    part.getGenericType(),
                                                    object.get(snake(part.getName()))))
                                    .toArray());
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException("an own record takes any values", bug);
        }
    }

    private static Object value(Type type, JsonValue value) {
        if (type instanceof ParameterizedType generic) {
            Type item =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == SortedMap.class ? map(item, value) : list(item, value);
        }
        String text = value.text();
        return switch (type.getTypeName()) {
            case "java.lang.String" -> text;
            case "int" -> text.isEmpty() ? 0 : Integer.parseInt(text);
            case "long", "java.lang.Long" -> text.isEmpty() ? 0L : Long.parseLong(text);
            case "boolean" -> text.equals("true");
            case "java.time.Instant" -> text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
            default ->
                    make(
                            (Class<?>) type,
                            value instanceof JsonObject o
                                    ? o
                                    : new JsonObject(new LinkedHashMap<>()));
        };
    }

    private static List<Object> list(Type item, JsonValue value) {
        return value instanceof JsonArray array
                ? array.items().stream().map(part -> value(item, part)).toList()
                : List.of();
    }

    private static SortedMap<String, Object> map(Type item, JsonValue value) {
        SortedMap<String, Object> map = new TreeMap<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((name, part) -> map.put(name, value(item, part)));
        }
        return map;
    }

    private static String snake(String name) {
        StringBuilder out = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
