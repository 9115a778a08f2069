package dev.gatehouse.cli;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What the simulator planted in a made-up working week: which lines of which file are of which
/// scenario. Read from the `attacks.jsonl` it writes before any payload.
///
/// @param from when attacks may begin; what lies before is there to learn from
/// @param planted by scenario, in the order in which they begin
record Trial(Instant from, Instant until, int identities, SequencedMap<String, Planted> planted) {
    private static final String TRUTH_FILE = "attacks.jsonl";

    Trial {
        planted = new LinkedHashMap<>(planted);
    }

    /// An attack.
    ///
    /// @param begins when its first event happened
    /// @param lines the names of its lines, as [#lineName] gives them
    record Planted(String scenario, Instant begins, List<String> lines) {
        Planted {
            lines = List.copyOf(lines);
        }
    }

    static Trial read(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(TRUTH_FILE));
        JsonObject head = object(lines.getFirst());
        LinkedHashMap<String, Planted> planted = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonObject one = object(line);
            long first = Long.parseLong(one.get("first").text());
            long last = Long.parseLong(one.get("last").text());
            for (long number = first; number <= last; number++) {
                String name = lineName(one.get("file").text(), number);
                planted.merge(
                        one.get("scenario").text(),
                        new Planted(
                                one.get("scenario").text(),
                                Instant.parse(one.get("at").text()),
                                List.of(name)),
                        Trial::both);
            }
        }
        return new Trial(
                Instant.parse(head.get("from").text()),
                Instant.parse(head.get("until").text()),
                Integer.parseInt(head.get("identities").text()),
                planted);
    }

    private static JsonObject object(String line) {
        return (JsonObject) Json.parse(line);
    }

    private static Planted both(Planted one, Planted other) {
        List<String> lines = Stream.concat(one.lines().stream(), other.lines().stream()).toList();
        Instant begins = one.begins().isBefore(other.begins()) ? one.begins() : other.begins();
        return new Planted(one.scenario(), begins, lines);
    }

    /// What a line goes by, counted from 1.
    static String lineName(String file, long number) {
        return file + ":" + number;
    }

    /// The scenario of each planted line.
    Map<String, String> scenarios() {
        Map<String, String> scenarios = new HashMap<>();
        planted.values()
                .forEach(one -> one.lines().forEach(line -> scenarios.put(line, one.scenario())));
        return scenarios;
    }

    /// How many days it lasts.
    double days() {
        return Duration.between(from, until).toSeconds() / 86_400.0;
    }
}
