package dev.gatehouse.sigma.correlate;

import dev.gatehouse.sigma.Correlation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The matches of one group within the timespan, in the order of their times; those of one time in
/// the order in which they came.
final class Window {
    static final int EVENTS_MAX = Correlation.WINDOW_EVENTS_MAX;

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<List<String>, Integer> values = new HashMap<>();
    private final Map<Integer, Integer> rules = new HashMap<>();
    private int first;
    private boolean isTrue;

    /// Whether it was what its correlation asks for when that was last found out.
    boolean isTrue() {
        return isTrue;
    }

    void setTrue(boolean found) {
        isTrue = found;
    }

    /// Adds one.
    ///
    /// @return whether an older one had to be forgotten for it
    boolean add(Arrival arrival) {
        int at = arrivals.size();
        while (at > first && arrivals.get(at - 1).micros() > arrival.micros()) {
            at--;
        }
        arrivals.add(at, arrival);
        count(arrival, 1);
        if (size() > EVENTS_MAX) {
            dropFirst();
            return true;
        }
        return false;
    }

    /// Drops what happened at or before that time.
    void dropUntil(long micros) {
        while (size() > 0 && arrivals.get(first).micros() <= micros) {
            dropFirst();
        }
    }

    private void dropFirst() {
        count(arrivals.get(first++), -1);
        if (first > size()) {
            arrivals.subList(0, first).clear();
            first = 0;
        }
    }

    private void count(Arrival arrival, int by) {
        rules.merge(arrival.rule(), by, (one, other) -> one + other == 0 ? null : one + other);
        if (!arrival.values().isEmpty()) {
            values.merge(
                    arrival.values(), by, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    int size() {
        return arrivals.size() - first;
    }

    /// Everything in it, the oldest first.
    List<Arrival> arrivals() {
        return arrivals.subList(first, arrivals.size());
    }

    /// How many different values.
    int distinctValues() {
        return values.size();
    }

    /// Which rules matched.
    Set<Integer> rules() {
        return rules.keySet();
    }
}
