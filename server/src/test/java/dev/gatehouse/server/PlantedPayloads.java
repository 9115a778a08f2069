package dev.gatehouse.server;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A tool's fixtures with a text planted in one place each: every value of every document in turn,
/// every word of every line, a member's name, a document within a value.
final class PlantedPayloads {
    private final List<String> fixtures = new ArrayList<>();

    /// @param folder the tool's folder
    PlantedPayloads(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("fixtures"))) {
            for (Path file :
                    files.filter(each -> each.toString().contains(".in.")).sorted().toList()) {
                String text = Files.readString(file);
                if (file.toString().endsWith(".log")) {
                    text.lines().filter(line -> !line.isBlank()).forEach(fixtures::add);
                } else {
                    fixtures.add(text);
                }
            }
        }
    }

    /// One line each; `texts` are used in turn.
    List<String> with(List<String> texts) {
        List<String> payloads = new ArrayList<>();
        for (String fixture : fixtures) {
            try {
                document(Json.parse(fixture), texts, payloads);
            } catch (JsonProblem noDocument) {
                line(fixture.strip(), texts, payloads);
            }
        }
        return payloads;
    }

    private static String next(List<String> texts, List<String> made) {
        return texts.get(made.size() % texts.size());
    }

    private static void document(JsonValue document, List<String> texts, List<String> made) {
        int places = places(document);
        for (int place = 0; place < places; place++) {
            String text = next(texts, made);
            String planted =
                    switch (place % 4) {
                        case 0 -> text;
                        case 1 -> "said \"" + text + "\" again";
                        case 2 -> "{\"note\":" + CanonicalJson.text(new JsonString(text)) + "}";
                        default -> "https://host.example/?q=1&next=" + text;
                    };
            made.add(CanonicalJson.text(at(document, new int[] {place}, planted)));
        }
        if (document instanceof JsonObject object) {
            for (String name : List.of(next(texts, made), "environment", "headers")) {
                Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
                JsonString value = new JsonString(next(texts, made));
                members.put(name, new JsonObject(new LinkedHashMap<>(Map.of("x", value))));
                made.add(CanonicalJson.text(new JsonObject(new LinkedHashMap<>(members))));
            }
        }
    }

    private static void line(String line, List<String> texts, List<String> made) {
        String[] words = line.split(" ", -1);
        for (int place = 0; place < words.length; place++) {
            String[] changed = words.clone();
            String text = next(texts, made).replace('\n', ' ');
            changed[place] = place % 2 == 0 ? text : words[place] + "?" + text;
            made.add(String.join(" ", changed).lines().reduce("", (a, b) -> a + " " + b).strip());
        }
    }

    private static int places(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                    object.members().values().stream().mapToInt(PlantedPayloads::places).sum();
            case JsonArray array -> array.items().stream().mapToInt(PlantedPayloads::places).sum();
            case JsonString _ -> 1;
            case JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> 0;
        };
    }

    /// The same value, but for the text at the place that `left` counts down to.
    private static JsonValue at(JsonValue value, int[] left, String text) {
        return switch (value) {
            case JsonObject object -> {
                LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
                object.members()
                        .forEach((name, member) -> members.put(name, at(member, left, text)));
                yield new JsonObject(members);
            }
            case JsonArray array ->
                    new JsonArray(
                            array.items().stream().map(item -> at(item, left, text)).toList());
            case JsonString string -> left[0]-- == 0 ? new JsonString(text) : string;
            case JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> value;
        };
    }

    /// As a file of lines.
    static byte[] file(List<String> payloads) {
        return (String.join("\n", payloads) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
