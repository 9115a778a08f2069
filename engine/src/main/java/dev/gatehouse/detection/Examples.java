package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.sigma.yaml.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tries detections on the examples that stand in their files. Behind the last event of an example
/// time goes on until nothing can follow any more.
public final class Examples {
    private static final Duration AFTERWARDS = Duration.ofDays(500);

    private final Map<String, Ruleset> own = new HashMap<>();

    private Examples(Ruleset all) {
        Map<String, List<Rule>> rules = new HashMap<>();
        Map<String, List<Correlation>> correlations = new HashMap<>();
        all.rules()
                .forEach(rule ->
                        rules.computeIfAbsent(file(rule.document()), _ -> new ArrayList<>())
                                .add(rule));
        all.correlations()
                .forEach(one ->
                        correlations
                                .computeIfAbsent(file(one.document()), _ -> new ArrayList<>())
                                .add(one));
        rules.forEach((file, some) ->
                own.put(
                        file,
                        new Ruleset(some, correlations.getOrDefault(file, List.of()), List.of())));
    }

    private static String file(Node.Mapping document) {
        return document.place().file();
    }

    /// An example that did not come out as its file says.
    public record Miss(Detection detection, Example example) {
        @Override
        public String toString() {
            return example.place()
                    + ": "
                    + detection.head().name()
                    + (example.isMatch() ? " does not match \"" : " matches \"")
                    + example.name()
                    + "\"";
        }
    }

    /// Every example of every detection; gives those that missed.
    public static List<Miss> run(Detections detections) {
        Examples examples = new Examples(detections.ruleset());
        List<Miss> misses = new ArrayList<>();
        for (Detection detection : detections.all()) {
            for (Example example : detection.examples()) {
                if (examples.matches(example) != example.isMatch()) {
                    misses.add(new Miss(detection, example));
                }
            }
        }
        return misses;
    }

    private boolean matches(Example example) {
        Ruleset ruleset =
                own.getOrDefault(
                        example.place().file(), new Ruleset(List.of(), List.of(), List.of()));
        List<Logsource> logs = ruleset.rules().stream().map(Rule::logsource).distinct().toList();
        Watch watch = new Watch(ruleset);
        boolean found = false;
        Instant last = Instant.EPOCH;
        for (Example.At at : example.events()) {
            List<Watch.Seen> seen = logs.stream().map(log -> seen(log, at.event())).toList();
            found |= !watch.take(at.time(), "", seen).isEmpty();
            last = at.time();
        }
        found |= !watch.pass(last.plus(AFTERWARDS)).isEmpty();
        return found;
    }

    private static Watch.Seen seen(Logsource log, JsonValue event) {
        return new Watch.Seen(
                log,
                EventFields.areSeenBy(log) && event instanceof JsonObject fields
                        ? EventFields.of(fields)
                        : event);
    }
}
