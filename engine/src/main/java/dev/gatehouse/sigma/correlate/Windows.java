package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sliding window for each group. A match is given when a window becomes what is asked for, and
/// not again while it stays so.
final class Windows implements Following {
    /// Events one correlation keeps in all its groups; the groups longest untouched go first.
    static final int EVENTS_MAX = 200_000;

    private final Correlation correlation;
    private final Truth truth;
    private final long spanMicros;
    private final LinkedHashMap<List<String>, Window> groups = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;
    private int held;
    private long sweptAt;

    Windows(Correlation correlation) {
        this.correlation = correlation;
        this.truth = new Truth(correlation);
        this.spanMicros = Micros.of(correlation.timespan());
    }

    @Override
    public List<Correlated> take(Arrival arrival) {
        Window window = groups.computeIfAbsent(arrival.group(), _ -> new Window());
        int before = window.size();
        long newest =
                window.size() == 0
                        ? arrival.micros()
                        : Math.max(arrival.micros(), window.arrivals().getLast().micros());
        window.dropUntil(newest - spanMicros);
        boolean hasChanged = window.size() < before;
        boolean isTooLate = arrival.micros() <= newest - spanMicros;
        if (isTooLate) {
            window.setTrue(window.isTrue() && (!hasChanged || truth.of(window)));
            held += window.size() - before;
            forgotten++;
            return List.of();
        }
        boolean was = window.isTrue() && (!hasChanged || truth.of(window));
        forgotten += window.add(arrival) ? 1 : 0;
        held += window.size() - before;
        bound();
        boolean is = truth.of(window);
        window.setTrue(is);
        if (was || !is) {
            return List.of();
        }
        List<Arrival> arrivals = window.arrivals();
        return List.of(
                new Correlated(
                        correlation,
                        arrival.group(),
                        arrivals.getFirst().micros(),
                        newest,
                        arrivals.stream().map(Arrival::reference).toList()));
    }

    // Whoever sends many different values must not cost memory without end.
    private void bound() {
        while (groups.size() > GROUPS_MAX || (held > EVENTS_MAX && groups.size() > 1)) {
            held -= groups.pollFirstEntry().getValue().size();
            forgotten++;
        }
    }

    @Override
    public List<Correlated> pass(long micros) {
        if (micros - sweptAt < spanMicros) {
            return List.of();
        }
        sweptAt = micros;
        for (var each = groups.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<List<String>, Window> entry = each.next();
            int before = entry.getValue().size();
            entry.getValue().dropUntil(micros - spanMicros);
            if (entry.getValue().size() < before) {
                entry.getValue().setTrue(truth.of(entry.getValue()));
            }
            held += entry.getValue().size() - before;
            if (entry.getValue().size() == 0) {
                each.remove();
            }
        }
        return List.of();
    }

    @Override
    public long forgotten() {
        return forgotten;
    }

    @Override
    public JsonObject save() {
        List<JsonValue> arrivals = new ArrayList<>();
        groups.values()
                .forEach(window ->
                        window.arrivals().forEach(one -> arrivals.add(SavedState.of(one))));
        return SavedState.object(
                Map.of("arrivals", new JsonArray(arrivals), "swept", SavedState.number(sweptAt)),
                forgotten);
    }

    @Override
    public void restore(JsonValue saved) {
        for (JsonValue each : SavedState.items(saved, "arrivals")) {
            Arrival arrival = SavedState.arrival(each);
            groups.computeIfAbsent(arrival.group(), _ -> new Window()).add(arrival);
            held++;
        }
        groups.values().forEach(window -> window.setTrue(truth.of(window)));
        sweptAt = SavedState.number(saved, "swept");
        forgotten = SavedState.forgotten(saved);
    }
}
