package dev.gatehouse.detection;

import dev.gatehouse.event.EventId;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is remembered, less what matched, as lines of a file: a word that says what a line is of,
/// and JSON. What correlations hold is a line an item, as a whole it may be longer than any
/// document is read.
record SavedMemory(
        JsonObject correlations,
        Map<String, Tally> tallies,
        Map<String, Instant> firsts,
        Map<String, String> states,
        Map<EventId, Set<String>> completable) {
    private static final String TALLY = "tally ";
    private static final String FIRST = "first ";
    private static final String STATE = "state ";
    private static final String COUNTED = "counted ";
    private static final String ITEM = "item ";
    private static final String MEMBER = "member ";

    /// Nothing yet.
    static SavedMemory empty() {
        return new SavedMemory(
                new JsonObject(new LinkedHashMap<>()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new LinkedHashMap<>());
    }

    /// The lines of it.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        tallies.forEach(
                (name, tally) -> lines.add(line(TALLY, new JsonString(name), tally.save())));
        firsts.forEach((source, first) -> lines.add(line(FIRST, texts(source, first.toString()))));
        states.forEach((name, state) -> lines.add(line(STATE, texts(name, state))));
        completable.forEach((id, rules) -> {
            List<String> parts = new ArrayList<>(List.of(id.toString()));
            parts.addAll(rules.stream().sorted().toList());
            lines.add(line(COUNTED, texts(parts.toArray(String[]::new))));
        });
        correlations.members().forEach((key, state) -> correlation(key, (JsonObject) state, lines));
        return lines;
    }

    private static void correlation(String key, JsonObject state, List<String> lines) {
        state.members()
                .forEach((member, value) -> {
                    if (value instanceof JsonArray items) {
                        for (JsonValue item : items.items()) {
                            lines.add(
                                    line(ITEM, new JsonString(key), new JsonString(member), item));
                        }
                    }
                    JsonValue alone = value instanceof JsonArray ? new JsonArray(List.of()) : value;
                    lines.add(line(MEMBER, new JsonString(key), new JsonString(member), alone));
                });
    }

    private static JsonValue[] texts(String... texts) {
        return Arrays.stream(texts).map(JsonString::new).toArray(JsonValue[]::new);
    }

    private static String line(String word, JsonValue... parts) {
        return word + CanonicalJson.text(new JsonArray(List.of(parts)));
    }

    /// Reads lines and puts them together.
    static final class Restoring {
        private final SavedMemory memory = empty();
        private final Map<String, Map<String, List<JsonValue>>> items = new LinkedHashMap<>();
        private final Map<String, LinkedHashMap<String, JsonValue>> members = new LinkedHashMap<>();

        /// Takes a line.
        ///
        /// @return whether it was one of these
        boolean take(String line) {
            String word = line.substring(0, line.indexOf(' ') + 1);
            if (!List.of(TALLY, FIRST, STATE, COUNTED, ITEM, MEMBER).contains(word)) {
                return false;
            }
            byte[] json = line.substring(word.length()).getBytes(StandardCharsets.UTF_8);
            take(word, ((JsonArray) Json.parse(json)).items());
            return true;
        }

        private void take(String word, List<JsonValue> parts) {
            String name = parts.getFirst().text();
            switch (word) {
                case TALLY ->
                        memory.tallies()
                                .computeIfAbsent(name, _ -> new Tally())
                                .restore((JsonObject) parts.get(1));
                case FIRST -> memory.firsts().put(name, Instant.parse(parts.get(1).text()));
                case STATE -> memory.states().put(name, parts.get(1).text());
                case COUNTED ->
                        memory.completable()
                                .put(
                                        EventId.parse(name),
                                        new HashSet<>(
                                                parts.stream()
                                                        .skip(1)
                                                        .map(JsonValue::text)
                                                        .toList()));
                case ITEM ->
                        items.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(parts.get(1).text(), _ -> new ArrayList<>())
                                .add(parts.get(2));
                default ->
                        members.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                                .put(parts.get(1).text(), parts.get(2));
            }
        }

        /// What the lines were of.
        SavedMemory memory() {
            LinkedHashMap<String, JsonValue> whole = new LinkedHashMap<>();
            members.forEach((key, some) -> {
                items.getOrDefault(key, Map.of())
                        .forEach((member, all) -> some.put(member, new JsonArray(all)));
                whole.put(key, new JsonObject(some));
            });
            return new SavedMemory(
                    new JsonObject(whole),
                    memory.tallies(),
                    memory.firsts(),
                    memory.states(),
                    memory.completable());
        }
    }
}
