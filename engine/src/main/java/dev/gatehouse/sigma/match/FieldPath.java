package dev.gatehouse.sigma.match;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.function.Consumer;

/// A field's name as a way into an event: a member of exactly that name first, then members within
/// members at its points; an array on the way stands for each of its items.
final class FieldPath {
    private final String[] names;

    // By first and last segment, the segments in between joined by points.
    private final String[][] joined;

    FieldPath(String path) {
        this.names = path.split("\\.", -1);
        this.joined = new String[names.length][names.length + 1];
        for (int from = 0; from < names.length; from++) {
            StringBuilder text = new StringBuilder();
            for (int to = from + 1; to <= names.length; to++) {
                text.append(to > from + 1 ? "." : "").append(names[to - 1]);
                joined[from][to] = text.toString();
            }
        }
    }

    /// Hands over what stands there; nothing where nothing does.
    void find(JsonValue event, Consumer<JsonValue> taker) {
        find(event, 0, taker);
    }

    private boolean find(JsonValue value, int from, Consumer<JsonValue> taker) {
        if (from == names.length) {
            taker.accept(value);
            return true;
        }
        return switch (value) {
            case JsonObject object -> member(object, from, taker);
            case JsonArray array -> {
                boolean found = false;
                for (JsonValue item : array.items()) {
                    found |= find(item, from, taker);
                }
                yield found;
            }
            case JsonValue.JsonString _,
                    JsonValue.JsonNumber _,
                    JsonValue.JsonBoolean _,
                    JsonValue.JsonNull _ ->
                    false;
        };
    }

    private boolean member(JsonObject object, int from, Consumer<JsonValue> taker) {
        for (int to = names.length; to > from; to--) {
            JsonValue member = object.members().get(joined[from][to]);
            if (member != null && find(member, to, taker)) {
                return true;
            }
        }
        return false;
    }
}
