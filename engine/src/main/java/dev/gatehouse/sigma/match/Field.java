package dev.gatehouse.sigma.match;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.TextPattern;
import java.util.ArrayList;
import java.util.List;

/// The values of one field in the event at hand, read once for all rules. Confined to one thread.
final class Field {
    private final String name;
    private final List<FieldPath> paths;
    private final List<JsonValue> values = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private long readFor = -1;
    private boolean stands;
    private boolean holdsSomething;

    Field(String name, List<String> paths) {
        this.name = name;
        this.paths = paths.stream().map(FieldPath::new).toList();
    }

    String name() {
        return name;
    }

    /// Reads the field, unless it was read for this event.
    Field of(EventAtHand event) {
        if (readFor != event.number()) {
            readFor = event.number();
            values.clear();
            texts.clear();
            folded.clear();
            stands = false;
            holdsSomething = false;
            for (FieldPath path : paths) {
                path.find(event.value(), this::take);
            }
            if (!stands) {
                event.flat(name).ifPresent(this::take);
            }
        }
        return this;
    }

    private void take(JsonValue value) {
        stands = true;
        switch (value) {
            case JsonArray array -> array.items().forEach(this::take);
            case JsonObject _ -> holdsSomething = true;
            case JsonNull _ -> {}
            case JsonValue.JsonString _, JsonValue.JsonNumber _, JsonValue.JsonBoolean _ -> {
                holdsSomething = true;
                values.add(value);
                texts.add(value.text());
            }
        }
    }

    /// Whether the event has it, be it null.
    boolean stands() {
        return stands;
    }

    /// Whether it is neither missing nor null.
    boolean holdsSomething() {
        return holdsSomething;
    }

    /// How many single values it holds.
    int size() {
        return values.size();
    }

    /// A value as text.
    String text(int at) {
        return texts.get(at);
    }

    /// A value as text in the form in which case does not count.
    String folded(int at) {
        while (folded.size() <= at) {
            folded.add(TextPattern.fold(texts.get(folded.size())));
        }
        return folded.get(at);
    }
}
