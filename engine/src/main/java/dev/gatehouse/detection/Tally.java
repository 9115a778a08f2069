package dev.gatehouse.detection;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How often one detection matched, by the hours in which the events happened.
final class Tally {
    /// Hours it remembers, back from the newest.
    static final long HOURS_MAX = 24 * 31;

    private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

    private final NavigableMap<Long, Long> hours = new TreeMap<>();
    private Optional<Instant> last = Optional.empty();
    private long raised;
    private long heldBack;

    void matched(Instant when) {
        hours.merge(hour(when), 1L, Long::sum);
        hours.headMap(hours.lastKey() - HOURS_MAX, false).clear();
        if (last.isEmpty() || last.get().isBefore(when)) {
            last = Optional.of(when);
        }
    }

    void raised() {
        raised++;
    }

    void heldBack() {
        heldBack++;
    }

    private static long hour(Instant when) {
        return Math.floorDiv(when.getEpochSecond(), HOUR_SECONDS);
    }

    /// Matches of events in the hours since then.
    long since(Instant from) {
        return hours.tailMap(hour(from), false).values().stream().mapToLong(Long::longValue).sum();
    }

    /// When the newest event happened that matched.
    Optional<Instant> last() {
        return last;
    }

    /// How often it was raised.
    long raisedCount() {
        return raised;
    }

    /// How often it would have been raised within an hour beyond what an hour may hold.
    long heldBackCount() {
        return heldBack;
    }

    JsonObject save() {
        LinkedHashMap<String, JsonValue> counts = new LinkedHashMap<>();
        hours.forEach((hour, count) ->
                counts.put(Long.toString(hour), new JsonString(Long.toString(count))));
        return new JsonObject(
                new LinkedHashMap<>(
                        Map.of(
                                "hours", new JsonObject(counts),
                                "last", new JsonString(last.map(Instant::toString).orElse("")),
                                "raised", new JsonString(Long.toString(raised)),
                                "held", new JsonString(Long.toString(heldBack)))));
    }

    void restore(JsonObject saved) {
        ((JsonObject) saved.get("hours"))
                .members()
                .forEach((hour, count) ->
                        hours.put(Long.parseLong(hour), Long.parseLong(count.text())));
        String when = saved.get("last").text();
        last = when.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(when));
        raised = Long.parseLong(saved.get("raised").text());
        heldBack = Long.parseLong(saved.get("held").text());
    }
}
