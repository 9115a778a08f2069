package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import dev.gatehouse.sigma.Head;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.sigma.correlate.Correlated;
import dev.gatehouse.sigma.correlate.Correlator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes events one after the other and says which rules and correlations match. The same events in
/// the same order give the same matches, whenever they come. Confined to one thread.
public final class Watch {
    private final Matchers matchers;
    private final Correlator correlator;
    private final Set<String> alone = new HashSet<>();
    private final Set<String> outermost = new HashSet<>();

    public Watch(Ruleset ruleset) {
        this.matchers = new Matchers(ruleset.rules());
        this.correlator = new Correlator(ruleset.correlations());
        for (Rule rule : ruleset.alone()) {
            alone.add(rule.head().key());
        }
        for (Correlation correlation : ruleset.outermost()) {
            outermost.add(correlation.head().key());
        }
    }

    /// What rules of one log see of an event.
    public record Seen(Logsource log, JsonValue event) {}

    /// A rule or correlation that matched.
    ///
    /// @param group the values a correlation is grouped by; none for a rule
    /// @param references what the events go by, the oldest first
    public record Found(Head head, List<String> group, List<String> references) {
        public Found {
            group = List.copyOf(group);
            references = List.copyOf(references);
        }
    }

    /// The rules that match an event of which nobody knows when it happened; correlations do not
    /// count it.
    public List<Found> takeWithoutTime(String reference, List<Seen> seen) {
        List<Found> found = new ArrayList<>();
        for (Seen one : seen) {
            for (Rule rule : matchers.match(one.log(), one.event())) {
                if (alone.contains(rule.head().key())) {
                    found.add(new Found(rule.head(), List.of(), List.of(reference)));
                }
            }
        }
        return found;
    }

    /// Takes an event in, in every form in which it is seen.
    ///
    /// @param reference what the event goes by
    public List<Found> take(Instant time, String reference, List<Seen> seen) {
        List<Found> found = new ArrayList<>();
        Correlator.Moment moment = new Correlator.Moment(micros(time), reference);
        for (Seen one : seen) {
            for (Rule rule : matchers.match(one.log(), one.event())) {
                if (alone.contains(rule.head().key())) {
                    found.add(new Found(rule.head(), List.of(), List.of(reference)));
                }
                Correlator.Fields fields =
                        field -> matchers.values(one.log(), field).stream().findFirst();
                add(correlator.take(moment, rule.head(), fields), found);
            }
        }
        add(correlator.pass(moment.micros()), found);
        return found;
    }

    /// Says that it is this late: what should have followed by now did not.
    public List<Found> pass(Instant time) {
        List<Found> found = new ArrayList<>();
        add(correlator.pass(micros(time)), found);
        return found;
    }

    private void add(List<Correlated> correlated, List<Found> found) {
        for (Correlated one : correlated) {
            if (outermost.contains(one.correlation().head().key())) {
                found.add(new Found(one.correlation().head(), one.group(), one.references()));
            }
        }
    }

    /// How much correlations had to forget before its time, by correlation; only those that did.
    public Map<String, Long> forgotten() {
        return correlator.forgotten();
    }

    /// Everything it knows.
    public JsonObject save() {
        return correlator.save();
    }

    /// Takes up what [#save] gave.
    public void restore(JsonObject saved) {
        correlator.restore(saved);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
