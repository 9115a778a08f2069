package dev.gatehouse.sigma.correlate;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.sigma.Correlation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Waits in each group for the second rule to follow the first, and matches when the time is up.
/// What followed before the first rule matched does not count.
final class Absences implements Following {
    private static final int FIRST = 0;

    private final Correlation correlation;
    private final long spanMicros;
    private final Map<List<String>, Arrival> waiting = new HashMap<>();

    // In the order in which they were taken in, which is nearly that of their times.
    private final Deque<Arrival> order = new ArrayDeque<>();
    private long now = Long.MIN_VALUE;
    private long forgotten;

    Absences(Correlation correlation) {
        this.correlation = correlation;
        this.spanMicros = Micros.of(correlation.timespan());
    }

    @Override
    public List<Correlated> take(Arrival arrival) {
        List<Correlated> ended = pass(arrival.micros());
        if (arrival.rule() != FIRST) {
            Arrival open = waiting.get(arrival.group());
            if (open != null && arrival.micros() >= open.micros()) {
                waiting.remove(arrival.group());
            }
            return ended;
        }
        if (arrival.micros() + spanMicros > now
                && waiting.putIfAbsent(arrival.group(), arrival) == null) {
            order.addLast(arrival);
            if (waiting.size() > GROUPS_MAX) {
                forgetOldest();
            }
        }
        return ended;
    }

    private void forgetOldest() {
        Arrival oldest = order.removeFirst();
        forgotten += waiting.remove(oldest.group(), oldest) ? 1 : 0;
    }

    @Override
    public List<Correlated> pass(long micros) {
        if (micros <= now) {
            return List.of();
        }
        now = micros;
        List<Correlated> ended = new ArrayList<>();
        while (!order.isEmpty()) {
            Arrival oldest = order.getFirst();
            boolean isOpen = oldest.equals(waiting.get(oldest.group()));
            if (isOpen && oldest.micros() + spanMicros >= now) {
                break;
            }
            order.removeFirst();
            if (isOpen) {
                waiting.remove(oldest.group());
                ended.add(
                        new Correlated(
                                correlation,
                                oldest.group(),
                                oldest.micros(),
                                oldest.micros() + spanMicros,
                                List.of(oldest.reference())));
            }
        }
        return ended;
    }

    @Override
    public long forgotten() {
        return forgotten;
    }

    @Override
    public JsonObject save() {
        List<JsonValue> open =
                order.stream()
                        .filter(one -> one.equals(waiting.get(one.group())))
                        .<JsonValue>map(SavedState::of)
                        .toList();
        return SavedState.object(
                Map.of("waiting", new JsonArray(open), "now", SavedState.number(now)), forgotten);
    }

    @Override
    public void restore(JsonValue saved) {
        for (JsonValue each : SavedState.items(saved, "waiting")) {
            Arrival arrival = SavedState.arrival(each);
            waiting.put(arrival.group(), arrival);
            order.addLast(arrival);
        }
        now = SavedState.number(saved, "now");
        forgotten = SavedState.forgotten(saved);
    }
}
