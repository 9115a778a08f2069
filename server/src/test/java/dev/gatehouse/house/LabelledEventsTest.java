package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Detections;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Placeholders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Events that others recorded and labelled for rules of theirs: of those that should be found at
/// least 95 of 100 are, by a detection of the same intent, and at most 3 of 100 of the others.
/// `labelled-events.properties` says which detections mean the same as which of those rules.
class LabelledEventsTest {
    private static final double FOUND_SHARE_MIN = 0.95;
    private static final double OTHERS_SHARE_MAX = 0.03;
    private static final String LABELLED_BY = "panther-labs+panther-analysis";

    private final Path detections = Checkout.ofThisBuild().path("detections");

    @ParameterizedTest
    @CsvSource({"github, github", "gitlab, gitlab", "kubernetes, kubernetes-audit"})
    void nearlyAllAreFoundAndHardlyAnyOther(String product, String folder) throws IOException {
        Path labelled = Path.of(System.getProperty("gatehouse.shared", ""), "corpus", folder);
        Assumptions.assumeTrue(
                Files.isDirectory(labelled.resolve(LABELLED_BY)),
                "labelled events are missing: no folder " + labelled.resolve(LABELLED_BY));

        Count should = new Count();
        Count shouldNot = new Count();
        for (Path file : files(labelled.resolve(LABELLED_BY))) {
            judge(product, file, should, shouldNot);
        }

        assertThat(should.share())
                .as("%s: %s", product, should)
                .isGreaterThanOrEqualTo(FOUND_SHARE_MIN);
        assertThat(shouldNot.share())
                .as("%s: %s", product, shouldNot)
                .isLessThanOrEqualTo(OTHERS_SHARE_MAX);
    }

    private void judge(String product, Path file, Count should, Count shouldNot)
            throws IOException {
        Map<String, Set<String>> intents = intents();
        List<String> lines = Files.readAllLines(file);
        List<Set<String>> found = found(product, file);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line =
                    (JsonObject) Json.parse(lines.get(i).getBytes(StandardCharsets.UTF_8));
            String rule = line.get("rule_id").text();
            boolean isFound =
                    found.get(i).stream().anyMatch(intents.getOrDefault(rule, Set.of())::contains);
            boolean isWanted = line.get("expected_result").equals(JsonBoolean.TRUE);
            (isWanted ? should : shouldNot).add(rule + ", line " + (i + 1), isFound, isWanted);
        }
    }

    /// The ids of the detections that match each line.
    private List<Set<String>> found(String product, Path file) throws IOException {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(new StringWriter()));
        String[] words = {
            "detections",
            "run",
            "--rules",
            detections.toString(),
            "--product",
            product,
            "--member",
            "event",
            "--json",
            file.toString()
        };
        assertThat(gatehouse.execute(words)).isZero();
        List<Set<String>> found = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            JsonObject answer = (JsonObject) Json.parse(line.getBytes(StandardCharsets.UTF_8));
            found.add(
                    ((JsonArray) answer.get("rules"))
                            .items().stream().map(JsonValue::text).collect(Collectors.toSet()));
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
        }
    }

    /// By a rule of those who labelled, the ids of our detections that mean the same.
    private Map<String, Set<String>> intents() throws IOException {
        Properties written = new Properties();
        try (var in = LabelledEventsTest.class.getResourceAsStream("labelled-events.properties")) {
            written.load(in);
        }
        Map<String, String> ids =
                Detections.load(detections, Placeholders.NONE).all().stream()
                        .map(Detection::head)
                        .collect(Collectors.toMap(head -> head.name(), head -> head.id()));
        Map<String, Set<String>> intents = new HashMap<>();
        for (String rule : written.stringPropertyNames()) {
            intents.put(
                    rule,
                    Stream.of(written.getProperty(rule).split(" "))
                            .filter(ids::containsKey)
                            .map(ids::get)
                            .collect(Collectors.toSet()));
        }
        return intents;
    }

    private static final class Count {
        private final List<String> surprises = new ArrayList<>();
        private int all;
        private int found;

        void add(String event, boolean isFound, boolean isWanted) {
            all++;
            found += isFound ? 1 : 0;
            if (isFound != isWanted) {
                surprises.add(event);
            }
        }

        double share() {
            return (double) found / all;
        }

        @Override
        public String toString() {
            return found + " of " + all + " found; surprising: " + surprises;
        }
    }
}
