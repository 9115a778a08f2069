package dev.gatehouse.inventory.plan;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One object of a listing while it is read, perhaps inside another one.
///
/// @param value the object, or an element of it
/// @param whole the object it is an element of; the same when it is none
/// @param key the name of the member it is, where it is one
/// @param of what the listing was asked with
record Thing(JsonValue value, JsonValue whole, String key, Map<String, String> of) {
    /// Values found on one path.
    static final int VALUES_MAX = 10_000;

    private static final String OF = "of.";
    private static final String WHOLE = "whole.";
    private static final String KEY = "key";
    private static final String SELF = "self";
    private static final String ANY = "*";

    /// An object of a listing.
    static Thing of(JsonValue value, Map<String, String> of) {
        return new Thing(value, value, "", of);
    }

    /// An element of this one.
    Thing element(String name, JsonValue element) {
        return new Thing(element, whole, name, of);
    }

    /// What stands at a path: `of.x` is what the listing was asked with, `whole.x` of the object
    /// this is an element of, `key` its name there, `self` itself.
    List<JsonValue> at(String path) {
        if (path.startsWith(OF)) {
            String text = of.getOrDefault(path.substring(OF.length()), "");
            return text.isEmpty() ? List.of() : List.of(new JsonValue.JsonString(text));
        }
        if (path.equals(KEY) && !key.isEmpty()) {
            return List.of(new JsonValue.JsonString(key));
        }
        List<JsonValue> found = new ArrayList<>();
        if (path.equals(SELF)) {
            add(value, found);
        } else if (path.startsWith(WHOLE)) {
            collect(whole, path.substring(WHOLE.length()), found);
        } else {
            collect(value, path, found);
        }
        return found;
    }

    /// Whether something is called so, be it null.
    boolean isNamed(String path) {
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        List<JsonValue> found = new ArrayList<>();
        if (dot < 0) {
            found.add(value);
        } else {
            found.addAll(at(path.substring(0, dot)));
        }
        return found.stream()
                .anyMatch(each ->
                        each instanceof JsonObject object && object.members().containsKey(name));
    }

    // A member whose own name has points is found too; a list on the way is looked into.
    private static void collect(JsonValue from, String path, List<JsonValue> found) {
        switch (from) {
            case JsonArray array -> array.items().forEach(item -> collect(item, path, found));
            case JsonObject object -> {
                if (object.members().containsKey(path)) {
                    add(object.get(path), found);
                    return;
                }
                for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                    String name = path.substring(0, dot);
                    String rest = path.substring(dot + 1);
                    if (name.equals(ANY)) {
                        object.members().values().forEach(each -> collect(each, rest, found));
                        return;
                    }
                    if (object.members().containsKey(name)) {
                        collect(object.get(name), rest, found);
                        return;
                    }
                }
                if (path.equals(ANY)) {
                    object.members().values().forEach(each -> add(each, found));
                }
            }
            case JsonNull _,
                    JsonValue.JsonString _,
                    JsonValue.JsonNumber _,
                    JsonValue.JsonBoolean _ -> {}
        }
    }

    private static void add(JsonValue value, List<JsonValue> found) {
        if (value instanceof JsonArray array) {
            array.items().forEach(item -> add(item, found));
        } else if (!(value instanceof JsonNull) && found.size() < VALUES_MAX) {
            found.add(value);
        }
    }
}
