package dev.gatehouse.behaviour;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The values one aspect of an account had.
final class Values {
    /// A value not had for as long is not usual any more.
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final Map<String, Seen> values = new HashMap<>(4);

    // What was forgotten because there were too many; from then on nothing is surely the first.
    private int evicted;

    /// What became of a value.
    ///
    /// @param isFirst whether it was not usual
    /// @param evicted the value that had to make room; empty when none had to
    record Taken(boolean isFirst, String evicted) {}

    Taken take(String value, Moment moment, int valuesMax) {
        Seen known = values.get(value);
        if (known != null) {
            boolean isForgotten = moment.seconds() - known.last > FORGOTTEN_AFTER.toSeconds();
            known.at(moment.seconds(), moment.times());
            return new Taken(isForgotten, "");
        }
        String room = values.size() >= valuesMax ? longestNotHad() : "";
        if (!room.isEmpty()) {
            values.remove(room);
            evicted++;
        }
        values.put(value, new Seen(moment.times(), moment.seconds(), moment.seconds()));
        return new Taken(true, room);
    }

    /// When something happened.
    ///
    /// @param times how many like it one event stands for
    record Moment(int seconds, int times) {}

    private String longestNotHad() {
        return values.entrySet().stream()
                .min(
                        Comparator.comparingInt(
                                        (Map.Entry<String, Seen> one) -> one.getValue().last)
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    boolean has(String value) {
        return values.containsKey(value);
    }

    Set<String> all() {
        return values.keySet();
    }

    /// Whether so many were had that some were forgotten.
    boolean isFull() {
        return evicted > 0;
    }

    int evicted() {
        return evicted;
    }

    void restoreEvicted(int count) {
        evicted = count;
    }

    /// The value had most often, and how often; those after it.
    List<Usual> most(int limit) {
        return values.entrySet().stream()
                .map(one -> new Usual(one.getKey(), one.getValue().count))
                .sorted(
                        Comparator.comparingInt(Usual::count)
                                .reversed()
                                .thenComparing(Usual::value))
                .limit(limit)
                .toList();
    }

    /// On how many days since `from` and before `until` it had a value for the first time.
    int daysWithNews(int from, int until) {
        Set<Long> days = new HashSet<>();
        for (Seen seen : values.values()) {
            if (seen.first >= from && seen.first < until) {
                days.add(seen.first / DAY_SECONDS);
            }
        }
        return days.size();
    }

    /// Forgets what it had for the first time then or later; gives what that was.
    List<String> forget(int from) {
        List<String> gone =
                values.entrySet().stream()
                        .filter(one -> one.getValue().first >= from)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        gone.forEach(values::remove);
        return gone;
    }

    Optional<Seen> seen(String value) {
        return Optional.ofNullable(values.get(value));
    }

    /// By value, for a file.
    Map<String, Seen> sorted() {
        return new TreeMap<>(values);
    }

    void restore(String value, Seen seen) {
        values.put(value, seen);
    }
}
