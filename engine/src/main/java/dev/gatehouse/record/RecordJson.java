package dev.gatehouse.record;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Records as JSON objects: a member for each component, its name in snake case. A member that is
/// not there reads as empty, zero or false; one too many is passed over.
public final class RecordJson {
    private static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    private RecordJson() {}

    /// The object in a document; an empty one when it is something else.
    public static JsonObject object(byte[] payload) {
        return Json.parse(payload) instanceof JsonObject object ? object : EMPTY;
    }

    /// A record of that type with nothing in it.
    static Object empty(Class<?> type) {
        return make(type, EMPTY);
    }

    /// The members of a record.
    public static JsonObject members(Object record) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                // The record's type may be known to its own room only.
                component.getAccessor().setAccessible(true);
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
            case List<?> list -> new JsonArray(list.stream().map(RecordJson::json).toList());
            case Map<?, ?> map -> {
                SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
                map.forEach((name, item) -> members.put((String) name, json(item)));
                yield new JsonObject(members);
            }
            case Record record -> members(record);
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    /// The record of that type in an object.
    public static Object make(Class<?> type, JsonObject object) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components)
                        .map(part ->
                                value(part.getGenericType(), object.get(snake(part.getName()))))
                        .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
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
            default -> make((Class<?>) type, value instanceof JsonObject o ? o : EMPTY);
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
