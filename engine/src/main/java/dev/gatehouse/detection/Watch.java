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
    private final Ruleset ruleset;
    private final Matchers matchers;
    private final Correlator correlator;
    private final Set<String> alone = new HashSet<>();
    private final Set<String> outermost = new HashSet<>();

    public Watch(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.matchers = new Matchers(ruleset.rules());
        this.correlator = new Correlator(ruleset.correlations());
        for (Rule rule : ruleset.alone()) {
            alone.add(rule.head().key());
        }
        for (Correlation correlation : ruleset.outermost()) {
            outermost.add(correlation.head().key());
        }
    }

    /// Whether any rule is about that log.
    boolean wants(Logsource log) {
        return ruleset.rules().stream().anyMatch(rule -> rule.logsource().isAbout(log));
    }

    /// Whether any rule names a log of that product and service.
    boolean names(Logsource log) {
        return ruleset.rules().stream().anyMatch(rule -> rule.logsource().equals(log));
    }

    /// What rules of one log see of an event.
    public record Seen(Logsource log, JsonValue event) {}

    /// A rule or correlation that matched.
    ///
    /// @param groupedBy the fields a correlation is grouped by; none for a rule
    /// @param group their values
    /// @param references what the events go by, the oldest first
    public record Found(
            Head head, List<String> groupedBy, List<String> group, List<String> references) {
        public Found {
            groupedBy = List.copyOf(groupedBy);
            group = List.copyOf(group);
            references = List.copyOf(references);
        }

        static Found ofRule(Head head, String reference) {
            return new Found(head, List.of(), List.of(), List.of(reference));
        }

        /// Whether one event is all it rests on.
        boolean isOfOneEvent() {
            return references.size() == 1;
        }
    }

    /// The rules that match an event of which nobody knows when it happened; correlations do not
    /// count it.
    public List<Found> takeWithoutTime(String reference, List<Seen> seen) {
        List<Found> found = new ArrayList<>();
        for (Seen one : seen) {
            for (Rule rule : matchers.match(one.log(), one.event())) {
                if (alone.contains(rule.head().key())) {
                    found.add(Found.ofRule(rule.head(), reference));
                }
            }
        }
        return found;
    }

    /// Takes an event in, in every form in which it is seen, each of another log.
    ///
    /// @param reference what the event goes by
    public List<Found> take(Instant time, String reference, List<Seen> seen) {
        return take(time, reference, seen, new HashSet<>());
    }

    /// Takes an event in, or takes it in once more after something completed it.
    ///
    /// @param counted the keys of rules that matched it before, which it is not counted for again;
    ///   those that match it now are added
    List<Found> take(Instant time, String reference, List<Seen> seen, Set<String> counted) {
        List<Found> found = new ArrayList<>();
        Correlator.Moment moment = new Correlator.Moment(micros(time), reference);
        // Matching may meet an event that breaks it; until all of it is done nothing is remembered.
        List<List<Rule>> matched = new ArrayList<>(seen.size());
        for (Seen one : seen) {
            matched.add(matchers.match(one.log(), one.event()));
        }
        for (int i = 0; i < seen.size(); i++) {
            Logsource log = seen.get(i).log();
            for (Rule rule : matched.get(i)) {
                if (!counted.add(rule.head().key())) {
                    continue;
                }
                if (alone.contains(rule.head().key())) {
                    found.add(Found.ofRule(rule.head(), reference));
                }
                Correlator.Fields fields = field -> matchers.first(log, field);
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
                found.add(
                        new Found(
                                one.correlation().head(),
                                one.correlation().groupBy(),
                                one.group(),
                                one.references()));
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
