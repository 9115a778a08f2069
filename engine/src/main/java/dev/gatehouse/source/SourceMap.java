package dev.gatehouse.source;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.plan.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `gatehouse source map` says of each line of a file: how a mapping reads it, without a
/// server. Times are believed whatever their age. Confined to one thread.
public final class SourceMap {
    /// Keys of earlier lines that a later line may complete; the oldest are forgotten first.
    public static final int OPEN_KEYS_MAX = 100_000;

    private final Reader reader;
    private final Instant received;
    private final String member;
    private final Map<String, Long> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > OPEN_KEYS_MAX;
                }
            };
    private long line;

    /// @param member the member of each line that holds what the tool sent; empty for the line
    public SourceMap(Reader reader, Instant received, String member) {
        this.reader = reader;
        this.received = received;
        this.member = member;
    }

    /// How one line was read.
    ///
    /// @param number counted from 1
    /// @param result `mapped`, `unmapped`, `unreadable` or `ignored`
    /// @param completes the earlier line that this one completes; 0 for none
    /// @param reason why it was ignored; empty when it was not
    /// @param isAudit whether it is a line of an audit or access log, as far as the mapping can
    ///   tell
    public record Line(
            long number,
            String result,
            long completes,
            String reason,
            boolean isAudit,
            List<Event> events) {
        /// The line as one JSON object.
        public JsonObject json() {
            LinkedHashMap<String, JsonValue> out = new LinkedHashMap<>();
            out.put("line", new JsonNumber(Long.toString(number)));
            out.put("result", new JsonString(result));
            if (completes > 0) {
                out.put("completes", new JsonNumber(Long.toString(completes)));
            }
            if (!reason.isEmpty()) {
                out.put("reason", new JsonString(reason));
            }
            out.put(
                    "events",
                    new JsonArray(events.stream().<JsonValue>map(EventJson::of).toList()));
            return new JsonObject(out);
        }
    }

    /// Reads the next line.
    public Line next(byte[] bytes) {
        line++;
        byte[] piece = member.isEmpty() ? bytes : Member.of(bytes, member).orElse(bytes);
        Reading reading = reader.read(new Piece(line, "", received, Trust.NONE, true, piece));
        return switch (reading) {
            case Reading.Ignored ignored ->
                    new Line(line, "ignored", 0, ignored.reason(), ignored.isAudit(), List.of());
            case Reading.Events events -> {
                announce(events.events().getFirst());
                yield new Line(
                        line,
                        result(events.events()),
                        0,
                        "",
                        isRecognised(events.events()),
                        events.events());
            }
            case Reading.Completes completes ->
                    new Line(
                            line,
                            result(completes.events()),
                            Optional.ofNullable(open.remove(completes.joinKey())).orElse(0L),
                            "",
                            isRecognised(completes.events()),
                            completes.events());
        };
    }

    private void announce(Event event) {
        if (event.receipt().naturalId().isSent()) {
            open.put(event.receipt().naturalId().orEmpty(), line);
        }
    }

    // Without any shape that fits, nothing says that it is an audit line at all.
    private static boolean isRecognised(List<Event> events) {
        return events.stream()
                .anyMatch(event ->
                        event.receipt().meaning() != Meaning.UNMAPPED
                                || !event.deed().action().equals(Plan.UNRECOGNISED));
    }

    // One event that was not understood makes the line so.
    private static String result(List<Event> events) {
        Meaning worst =
                events.stream()
                        .map(event -> event.receipt().meaning())
                        .max(Meaning::compareTo)
                        .orElse(Meaning.UNREADABLE);
        return worst.word();
    }
}
