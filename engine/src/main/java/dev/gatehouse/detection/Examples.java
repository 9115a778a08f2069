package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import java.util.ArrayList;
import java.util.List;

/// Tries detections on the examples that stand in their files.
public final class Examples {
    private final Ruleset ruleset;

    private Examples(Ruleset ruleset) {
        this.ruleset = ruleset;
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
                if (examples.matches(detection, example) != example.isMatch()) {
                    misses.add(new Miss(detection, example));
                }
            }
        }
        return misses;
    }

    private boolean matches(Detection detection, Example example) {
        List<Rule> rules =
                ruleset.alone().stream()
                        .filter(rule -> detection.matches().contains(rule.head().key()))
                        .toList();
        Matchers matchers = new Matchers(rules);
        return example.events().stream()
                .anyMatch(at ->
                        rules.stream()
                                .anyMatch(rule ->
                                        matchers.explain(rule, seen(rule, at.event())).holds()));
    }

    private static JsonValue seen(Rule rule, JsonValue event) {
        return EventFields.areSeenBy(rule.logsource()) && event instanceof JsonObject fields
                ? EventFields.of(fields)
                : event;
    }
}
