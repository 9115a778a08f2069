package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How state is written down: numbers as texts, so that none loses a digit.
final class SavedState {
    private static final String FORGOTTEN = "forgotten";

    private SavedState() {}

    static JsonObject object(Map<String, JsonValue> members, long forgotten) {
        LinkedHashMap<String, JsonValue> all = new LinkedHashMap<>(members);
        all.put(FORGOTTEN, number(forgotten));
        return new JsonObject(all);
    }

    static JsonValue number(long number) {
        return new JsonString(Long.toString(number));
    }

    static long number(JsonValue saved, String name) {
        return Long.parseLong(((JsonObject) saved).get(name).text());
    }

    static long forgotten(JsonValue saved) {
        return number(saved, FORGOTTEN);
    }

    static List<JsonValue> items(JsonValue saved, String name) {
        return ((JsonArray) ((JsonObject) saved).get(name)).items();
    }

    static JsonValue of(Arrival arrival) {
        return new JsonArray(
                List.of(
                        number(arrival.micros()),
                        new JsonString(arrival.reference()),
                        number(arrival.rule()),
                        texts(arrival.group()),
                        texts(arrival.values())));
    }

    static Arrival arrival(JsonValue saved) {
        List<JsonValue> parts = ((JsonArray) saved).items();
        return new Arrival(
                Long.parseLong(parts.get(0).text()),
                parts.get(1).text(),
                Integer.parseInt(parts.get(2).text()),
                texts(parts.get(3)),
                texts(parts.get(4)));
    }

    private static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    private static List<String> texts(JsonValue saved) {
        return ((JsonArray) saved).items().stream().map(JsonValue::text).toList();
    }
}
