package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import dev.gatehouse.sigma.Correlation.Condition;
import dev.gatehouse.sigma.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Correlates matches. Times are those of the events, so what is late by less than a window still
/// counts, and the same matches give the same answers however fast they come. A match without one
/// of the fields it is grouped or counted by does not count. Confined to one thread.
public final class Correlator {
    private final List<Correlation> correlations;
    private final List<Following> states;

    // By the key of a rule: there are no more of them than rules.
    private final Map<String, List<Place>> served = new HashMap<>();

    /// @param correlations each behind all it refers to
    public Correlator(List<Correlation> correlations) {
        this.correlations = List.copyOf(correlations);
        this.states = this.correlations.stream().map(Correlator::state).toList();
    }

    private static Following state(Correlation correlation) {
        return switch (correlation.kind()) {
            case ABSENCE -> new Absences(correlation);
            case FIRST_SEEN -> new FirstSeen(correlation);
            case EVENT_COUNT,
                    VALUE_COUNT,
                    TEMPORAL,
                    TEMPORAL_ORDERED,
                    VALUE_SUM,
                    VALUE_AVG,
                    VALUE_PERCENTILE,
                    VALUE_MEDIAN ->
                    new Windows(correlation);
        };
    }

    /// The fields of whatever matched.
    public interface Fields {
        /// The first value of a field; nothing where it is missing.
        Optional<String> first(String field);
    }

    // Which of a correlation's rules one is, and what the fields the correlation needs are called
    // in
    // what matches it.
    private record Place(int correlation, int rule, List<String> group, List<String> values) {}

    /// When something matched, and what it goes by.
    public record Moment(long micros, String reference) {}

    /// Takes the match of a rule in, and gives every correlation that became true with it, those of
    /// correlations among them.
    public List<Correlated> take(Moment moment, Head rule, Fields fields) {
        List<Place> places = served.computeIfAbsent(rule.key(), _ -> places(rule));
        if (places.isEmpty()) {
            return List.of();
        }
        List<Correlated> all = new ArrayList<>();
        for (Place place : places) {
            arrival(place, moment, fields)
                    .ifPresent(
                            arrival -> all.addAll(states.get(place.correlation()).take(arrival)));
        }
        return withChained(all);
    }

    private List<Place> places(Head rule) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < correlations.size(); i++) {
            List<String> rules = correlations.get(i).rules();
            for (int number = 0; number < rules.size(); number++) {
                if (rule.isCalled(rules.get(number))) {
                    places.add(place(i, number));
                }
            }
        }
        return places;
    }

    /// Says that it is this late, and gives every correlation that became true by it.
    public List<Correlated> pass(long micros) {
        List<Correlated> all = new ArrayList<>();
        for (Following state : states) {
            List<Correlated> some = state.pass(micros);
            if (!some.isEmpty()) {
                all.addAll(some);
            }
        }
        return withChained(all);
    }

    // A correlation cannot need itself, so this ends.
    private List<Correlated> withChained(List<Correlated> matches) {
        if (matches.isEmpty()) {
            return matches;
        }
        List<Correlated> all = new ArrayList<>(matches);
        for (Correlated one : matches) {
            String reference = one.references().isEmpty() ? "" : one.references().getLast();
            List<String> names = one.correlation().groupBy();
            Fields fields =
                    field -> {
                        int at = names.indexOf(field);
                        return at < 0 ? Optional.empty() : Optional.of(one.group().get(at));
                    };
            Moment moment = new Moment(one.atMicros(), reference);
            all.addAll(take(moment, one.correlation().head(), fields));
        }
        return all;
    }

    private Place place(int number, int rule) {
        Correlation correlation = correlations.get(number);
        List<String> values =
                correlation.condition() instanceof Condition.Bounds bounds
                        ? bounds.fields()
                        : List.of();
        return new Place(
                number,
                rule,
                correlation.groupBy().stream().map(name -> field(correlation, rule, name)).toList(),
                values.stream().map(name -> field(correlation, rule, name)).toList());
    }

    private static Optional<Arrival> arrival(Place place, Moment moment, Fields fields) {
        List<String> group = texts(place.group(), fields);
        List<String> values = texts(place.values(), fields);
        boolean isWhole =
                group.size() == place.group().size() && values.size() == place.values().size();
        return isWhole
                ? Optional.of(
                        new Arrival(
                                moment.micros(), moment.reference(), place.rule(), group, values))
                : Optional.empty();
    }

    private static List<String> texts(List<String> names, Fields fields) {
        List<String> texts = new ArrayList<>(names.size());
        for (String name : names) {
            fields.first(name).ifPresent(texts::add);
        }
        return texts;
    }

    private static String field(Correlation correlation, int number, String name) {
        return correlation
                .aliases()
                .getOrDefault(name, Map.of())
                .getOrDefault(correlation.rules().get(number), name);
    }

    /// How many groups and events had to be forgotten before their time, by correlation; only those
    /// that forgot any.
    public Map<String, Long> forgotten() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).forgotten() > 0) {
                counts.put(correlations.get(i).head().key(), states.get(i).forgotten());
            }
        }
        return counts;
    }

    /// Everything it knows.
    public JsonObject save() {
        LinkedHashMap<String, JsonValue> saved = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            saved.put(correlations.get(i).head().key(), states.get(i).save());
        }
        return new JsonObject(saved);
    }

    /// Takes up what [#save] gave. A correlation that was not there starts empty.
    public void restore(JsonObject saved) {
        for (int i = 0; i < states.size(); i++) {
            JsonValue state = saved.members().get(correlations.get(i).head().key());
            if (state != null) {
                states.get(i).restore(state);
            }
        }
    }
}
