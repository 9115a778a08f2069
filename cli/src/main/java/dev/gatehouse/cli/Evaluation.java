package dev.gatehouse.cli;

import dev.gatehouse.detection.Detection;
import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.EventFields;
import dev.gatehouse.detection.Watch;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FindingRecord.Raised;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the detections that are on, and what is unusual, raise in a trial: one finding a rule,
/// subject and resource, as long as it is open, and none is closed. Matches before the week begins
/// teach and raise nothing.
final class Evaluation {
    private static final String BETWEEN = "\u001F";

    private final Trial trial;
    private final Map<String, String> scenarios;
    private final Map<String, Detection> on = new HashMap<>();
    private final Watch watch;
    private final UnusualInTrial unusual = new UnusualInTrial();
    private final Set<String> open = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private long lines;

    /// Something raised.
    ///
    /// @param rule the name of the detection, or of what behaviour raises
    /// @param scenario what was planted, when the line that raised it or at least half of its
    ///   events are of one; else empty
    record Finding(Instant at, String rule, String level, boolean certain, String scenario) {}

    Evaluation(Trial trial, Detections detections) {
        this.trial = trial;
        this.scenarios = trial.scenarios();
        this.watch = new Watch(detections.ruleset());
        for (Detection detection : detections.all()) {
            if (detection.state() == Detection.State.ON) {
                detection.matches().forEach(key -> on.put(key, detection));
            }
        }
    }

    /// Reads it to the end.
    List<Finding> run(TrialLines all) throws IOException {
        for (var line = all.line(); line.isPresent(); line = all.line()) {
            lines++;
            TrialLines.Line one = line.get();
            unusual.take(one.read().events(), scenarios.getOrDefault(one.name(), ""))
                    .forEach(raised -> raised(raised, one));
            for (Watch.Found found : watch.take(one.time(), one.name(), one.read().seen())) {
                found(found, one);
            }
        }
        return findings;
    }

    long lines() {
        return lines;
    }

    private void found(Watch.Found found, TrialLines.Line line) {
        Detection detection = on.get(found.head().key());
        if (detection == null || line.time().isBefore(trial.from())) {
            return;
        }
        JsonObject event = event(line.read());
        String subject =
                found.group().isEmpty()
                        ? text(event, "actor", "id") + " " + text(event, "actor", "name")
                        : String.join(" ", found.group());
        String resource = found.group().isEmpty() ? text(event, "resource", "path") : "";
        if (open.add(String.join(BETWEEN, detection.head().name(), subject, resource))) {
            findings.add(
                    new Finding(
                            line.time(),
                            detection.head().name(),
                            detection.head().level(),
                            detection.certain(),
                            scenario(found, line)));
            unusual.hear(detection, line.read().events()).forEach(raised -> raised(raised, line));
        }
    }

    private void raised(Raised raised, TrialLines.Line line) {
        boolean isTold =
                !line.time().isBefore(trial.from())
                        && open.add(raised.rule() + BETWEEN + raised.subject());
        if (isTold) {
            findings.add(
                    new Finding(
                            line.time(),
                            raised.rule(),
                            raised.severity(),
                            false,
                            scenarios.getOrDefault(line.name(), unusual.scenario(raised))));
        }
    }

    private String scenario(Watch.Found found, TrialLines.Line line) {
        String ofLine = scenarios.get(line.name());
        if (ofLine != null) {
            return ofLine;
        }
        Map<String, Integer> count = new HashMap<>();
        for (String reference : found.references()) {
            String scenario = scenarios.get(reference);
            if (scenario != null) {
                count.merge(scenario, 2, Integer::sum);
            }
        }
        return count.entrySet().stream()
                .filter(each -> each.getValue() >= found.references().size())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
    }

    // What all tools share where it was read as an event, else the raw piece.
    private static JsonObject event(EventsOfLine.Read read) {
        for (Watch.Seen seen : read.seen()) {
            if (seen.log().equals(EventFields.LOG) && seen.event() instanceof JsonObject event) {
                return event;
            }
        }
        return new JsonObject(new LinkedHashMap<>());
    }

    private static String text(JsonObject event, String object, String member) {
        JsonValue whole = event.get(object);
        return whole instanceof JsonObject inner ? inner.get(member).text() : "";
    }

    /// How long after its first event a scenario was first raised.
    static Duration after(Trial.Planted planted, Finding finding) {
        return Duration.between(planted.begins(), finding.at());
    }
}
