package dev.gatehouse.sigma.match;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The event that is being matched, and its fields as far as they were asked for. Confined to one
/// thread; the same object serves one event after the other.
final class EventAtHand {
    /// Fields kept from event to event; rules name fewer.
    static final int FIELDS_MAX = 100_000;

    /// The pseudo field that holds every value of the event.
    static final String EVERY_VALUE = "";

    // Behind the path of an object: not it but its members hold the fields.
    private static final String MEMBERS = ".*";
    private static final String ATTRIBUTES = "#attributes";

    private final FieldMap map;
    private final Map<String, Field> fields = new HashMap<>();
    private final List<FieldPath> within;
    private final List<FieldPath> withinMembers;
    private final Map<String, JsonValue> flat = new HashMap<>();
    private long flatFor = -1;
    private long number;

    // Rules ask one field about many values, one after the other.
    private Field latest = new Field(EVERY_VALUE, List.of());
    private JsonValue value = JsonNull.NULL;

    EventAtHand(FieldMap map) {
        this.map = map;
        this.within =
                map.within().stream()
                        .filter(path -> !path.endsWith(MEMBERS))
                        .map(FieldPath::new)
                        .toList();
        this.withinMembers =
                map.within().stream()
                        .filter(path -> path.endsWith(MEMBERS))
                        .map(path -> path.substring(0, path.length() - MEMBERS.length()))
                        .map(FieldPath::new)
                        .toList();
    }

    /// Goes on to the next event.
    void next(JsonValue event) {
        value = event;
        number++;
    }

    long number() {
        return number;
    }

    JsonValue value() {
        return value;
    }

    /// A field as it stands in the event.
    Field field(String name) {
        if (!name.equals(latest.name())) {
            latest = lasting(name);
        }
        return latest.of(this);
    }

    /// A field of every event: what it holds is read with [Field#of] for each.
    Field lasting(String name) {
        Field field = fields.get(name);
        if (field == null) {
            field =
                    new Field(
                            name,
                            name.equals(EVERY_VALUE)
                                    ? List.of()
                                    : map.names().getOrDefault(name, List.of(name)));
            if (fields.size() < FIELDS_MAX) {
                fields.put(name, field);
            }
        }
        return field;
    }

    /// What stands under that name in one of the objects whose members are fields of their own.
    Optional<JsonValue> flat(String name) {
        if (name.equals(EVERY_VALUE)) {
            return Optional.of(new JsonArray(List.copyOf(everyLeaf())));
        }
        if (map.within().isEmpty()) {
            return Optional.empty();
        }
        if (flatFor != number) {
            flatFor = number;
            flat.clear();
            within.forEach(path -> path.find(value, this::flatten));
            withinMembers.forEach(path -> path.find(value, this::flattenMembers));
        }
        return Optional.ofNullable(flat.get(name));
    }

    private List<JsonValue> everyLeaf() {
        List<JsonValue> leaves = new ArrayList<>();
        collect(value, leaves);
        return leaves;
    }

    private static void collect(JsonValue from, List<JsonValue> leaves) {
        switch (from) {
            case JsonObject object ->
                    object.members().values().forEach(each -> collect(each, leaves));
            case JsonArray array -> array.items().forEach(each -> collect(each, leaves));
            case JsonValue.JsonString _,
                    JsonValue.JsonNumber _,
                    JsonValue.JsonBoolean _,
                    JsonNull _ ->
                    leaves.add(from);
        }
    }

    private void flattenMembers(JsonValue object) {
        if (object instanceof JsonObject members) {
            members.members().values().forEach(this::flatten);
        }
    }

    private void flatten(JsonValue object) {
        if (object instanceof JsonObject members) {
            members.members()
                    .forEach((name, member) -> {
                        String bare = name.indexOf(' ') < 0 ? name : name.replace(" ", "");
                        flat.putIfAbsent(bare, member);
                        if (member instanceof JsonObject inner
                                && inner.get(ATTRIBUTES) instanceof JsonObject attributes) {
                            attributes
                                    .members()
                                    .forEach((key, text) ->
                                            flat.putIfAbsent(bare + "_" + key, text));
                        }
                    });
        }
    }
}
