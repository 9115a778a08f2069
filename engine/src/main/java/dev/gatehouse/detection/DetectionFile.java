package dev.gatehouse.detection;

import dev.gatehouse.event.Words;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.sigma.Correlation;
import dev.gatehouse.sigma.Head;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what stands in a file of a detection beside Sigma: the `gatehouse` block and the examples
/// of its first document.
final class DetectionFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{2,79}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> LEVELS =
            List.of("informational", "low", "medium", "high", "critical");

    private final Ruleset ruleset;
    private final Node.Mapping document;
    private final Head head;
    private final Node.Mapping ours;

    /// @param ruleset the documents of this file
    /// @param document the first of them
    DetectionFile(Ruleset ruleset, Head head, Node.Mapping document) {
        this.ruleset = ruleset;
        this.document = document;
        this.head = head;
        this.ours = document.get("gatehouse").mapping();
    }

    /// @throws RuleProblem with the place of what is missing or wrong
    Detection read(String theme, String fileName) {
        ours.only("covers", "state", "certain", "steps", "correlation");
        checkHead(fileName);
        List<String> steps = ours.get("steps").texts();
        return new Detection(
                head,
                document.place().file(),
                theme,
                logsource(),
                ours.texts("covers"),
                state(),
                ours.text("certain").equals("true"),
                steps,
                matches(),
                examples());
    }

    private void checkHead(String fileName) {
        if (!NAME.matcher(head.name()).matches() || !fileName.equals(head.name() + ".yaml")) {
            throw new RuleProblem(
                    document.placeOf("name"),
                    "the name of a detection is small letters, digits, - and _, and its file is"
                            + " called so");
        }
        if (!UUID.matcher(head.id()).matches()) {
            throw new RuleProblem(document.placeOf("id"), "the id of a detection is a UUID");
        }
        if (!LEVELS.contains(head.level())) {
            throw new RuleProblem(
                    document.placeOf("level"), "a level is one of " + String.join(", ", LEVELS));
        }
        if (head.description().isEmpty() || head.falsepositives().isEmpty()) {
            throw new RuleProblem(
                    document.place(),
                    "a detection says why it matters (description) and what benign causes it has"
                            + " (falsepositives)");
        }
    }

    private Logsource logsource() {
        List<Logsource> logs = ruleset.rules().stream().map(Rule::logsource).distinct().toList();
        if (logs.isEmpty()) {
            throw new RuleProblem(document.place(), "a detection has at least one rule");
        }
        boolean mixes = logs.stream().map(EventFields::areSeenBy).distinct().count() > 1;
        if (mixes) {
            throw new RuleProblem(
                    document.placeOf("logsource"),
                    "one file sees the fields all tools share or those of a tool, not both");
        }
        return logs.getFirst();
    }

    private Detection.State state() {
        Node state = ours.get("state");
        return Words.parse(Detection.State.class, state.text())
                .filter(said -> said != Detection.State.OFF)
                .orElseThrow(() -> new RuleProblem(state.place(), "the state is on or watch"));
    }

    // Rules that only serve a correlation raise nothing by themselves.
    private List<String> matches() {
        List<String> keys = new ArrayList<>();
        for (Rule rule : ruleset.alone()) {
            keys.add(rule.head().key());
        }
        for (Correlation correlation : ruleset.outermost()) {
            keys.add(correlation.head().key());
        }
        return keys;
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Node each : document.get("tests").list()) {
            Node.Mapping test = each.mapping().only("name", "match", "near-miss");
            boolean isMatch = test.find("match").isPresent();
            Node events = isMatch ? test.get("match") : test.get("near-miss");
            examples.add(
                    new Example(test.get("name").text(), isMatch, events(events), test.place()));
        }
        checkBothKinds(examples);
        return examples;
    }

    private void checkBothKinds(List<Example> examples) {
        Place place = document.placeOf("tests");
        for (boolean kind : new boolean[] {true, false}) {
            if (examples.stream().noneMatch(example -> example.isMatch() == kind)) {
                throw new RuleProblem(
                        place, "a detection has a test with " + (kind ? "match" : "near-miss"));
            }
        }
    }

    private static List<Example.At> events(Node node) {
        if (!(node instanceof Node.Sequence several)) {
            return List.of(new Example.At(Instant.EPOCH, node.json()));
        }
        List<Example.At> events = new ArrayList<>();
        for (Node each : several.items()) {
            Node.Mapping at = each.mapping().only("at", "event");
            events.add(new Example.At(time(at.get("at")), event(at)));
        }
        return events;
    }

    private static JsonValue event(Node.Mapping at) {
        return at.get("event").json();
    }

    private static Instant time(Node node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeParseException wrong) {
            throw new RuleProblem(node.place(), "this is no time such as 2026-11-20T03:00:00Z");
        }
    }
}
