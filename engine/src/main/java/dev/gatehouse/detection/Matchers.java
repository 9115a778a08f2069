package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.match.Explained;
import dev.gatehouse.sigma.match.FieldMap;
import dev.gatehouse.sigma.match.Matcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of some detections, compiled for each log when its first event comes. Confined to one
/// thread.
public final class Matchers {
    /// Logs there may be; the sources of an installation are fewer.
    private static final int LOGS_MAX = 1_000;

    private final List<Rule> rules;
    private final FieldMap.ByLog maps = FieldMap.ByLog.shipped();
    private final Map<Logsource, Matcher> byLog = new HashMap<>();

    public Matchers(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The rules that match an event of that log.
    public List<Rule> match(Logsource log, JsonValue event) {
        return of(log).match(event);
    }

    /// Why a rule does or does not match an event of its log.
    public Explained explain(Rule rule, JsonValue event) {
        return of(rule.logsource()).explain(rule, event);
    }

    /// The first text of a field in the event of that log that was matched last.
    Optional<String> first(Logsource log, String field) {
        return of(log).first(field);
    }

    private Matcher of(Logsource log) {
        Matcher known = byLog.get(log);
        if (known != null) {
            return known;
        }
        Matcher matcher = new Matcher(rules, log, maps);
        if (byLog.size() < LOGS_MAX) {
            byLog.put(log, matcher);
        }
        return matcher;
    }
}
