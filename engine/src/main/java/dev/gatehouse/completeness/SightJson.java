package dev.gatehouse.completeness;

import dev.gatehouse.event.Words;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The one JSON form of sight, the same in API, command line and export.
public final class SightJson {
    private SightJson() {}

    /// `{"sources": […], "sentence": "…"}`.
    public static JsonObject of(Sight sight) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("sources", array(sight.sources().stream().map(SightJson::of).toList()));
        out.put("sentence", new JsonString(sight.sentence()));
        return new JsonObject(out);
    }

    /// One source of it.
    public static JsonObject of(SourceSight sight) {
        SequencedMap<String, JsonValue> sees = new LinkedHashMap<>();
        sight.sees().forEach((word, seen) -> sees.put(word, new JsonString(Words.of(seen))));
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("source", new JsonString(sight.source().toString()));
        out.put("title", new JsonString(sight.title()));
        out.put("complete", sight.complete() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        out.put("sees", new JsonObject(sees));
        out.put("notes", array(sight.notes().stream().map(JsonString::new).toList()));
        sight.lastEvent().ifPresent(time -> out.put("last_event", new JsonString(time.toString())));
        out.put("lag_seconds", new JsonNumber(Long.toString(sight.lagSeconds())));
        out.put("gaps", array(sight.gaps().stream().map(SightJson::gap).toList()));
        return new JsonObject(out);
    }

    private static JsonObject gap(GapSpan gap) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("from", new JsonString(gap.from().toString()));
        out.put("to", new JsonString(gap.to().toString()));
        out.put("reason", new JsonString(gap.reason()));
        out.put("closed", gap.closed() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        return new JsonObject(out);
    }

    private static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }
}
