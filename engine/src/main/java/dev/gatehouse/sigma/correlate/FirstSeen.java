package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers which combinations were seen, and matches one that was not, or not for the timespan.
/// In the time of learning it only remembers.
final class FirstSeen implements Following {
    private static final long NEVER = Long.MIN_VALUE;

    private final Correlation correlation;
    private final long spanMicros;
    private final long learnMicros;
    private final LinkedHashMap<List<String>, Long> seen = new LinkedHashMap<>(16, 0.75f, true);
    private long since = NEVER;
    private long forgotten;

    FirstSeen(Correlation correlation) {
        this.correlation = correlation;
        this.spanMicros = Micros.of(correlation.timespan());
        this.learnMicros = Micros.of(correlation.learn());
    }

    @Override
    public List<Correlated> take(Arrival arrival) {
        since = since == NEVER ? arrival.micros() : since;
        Long last = seen.get(arrival.group());
        seen.put(
                arrival.group(),
                last == null ? arrival.micros() : Math.max(last, arrival.micros()));
        if (seen.size() > GROUPS_MAX) {
            seen.pollFirstEntry();
            forgotten++;
        }
        boolean isKnown = last != null && arrival.micros() - last <= spanMicros;
        boolean isLearning = arrival.micros() < since + learnMicros;
        return isKnown || isLearning
                ? List.of()
                : List.of(
                        new Correlated(
                                correlation,
                                arrival.group(),
                                arrival.micros(),
                                arrival.micros(),
                                List.of(arrival.reference())));
    }

    @Override
    public List<Correlated> pass(long micros) {
        return List.of();
    }

    @Override
    public long forgotten() {
        return forgotten;
    }

    @Override
    public JsonObject save() {
        List<JsonValue> known = new ArrayList<>();
        seen.forEach((group, last) ->
                known.add(SavedState.of(new Arrival(last, "", 0, group, List.of()))));
        return SavedState.object(
                Map.of("seen", new JsonArray(known), "since", SavedState.number(since)), forgotten);
    }

    @Override
    public void restore(JsonValue saved) {
        for (JsonValue each : SavedState.items(saved, "seen")) {
            Arrival arrival = SavedState.arrival(each);
            seen.put(arrival.group(), arrival.micros());
        }
        since = SavedState.number(saved, "since");
        forgotten = SavedState.forgotten(saved);
    }
}
