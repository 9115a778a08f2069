package dev.gatehouse.search.look;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.query.QueryPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// The page of a look as one JSON object, for scripts.
public final class LookJson {
    private LookJson() {}

    /// The report as JSON.
    public static JsonObject of(LookReport report) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("files", array(report.files(), LookJson::file));
        report.period()
                .ifPresent(period -> {
                    out.put("first", new JsonString(period.first().toString()));
                    out.put("last", new JsonString(period.last().toString()));
                });
        out.put("events", number(report.events()));
        out.put("people", number(report.people().count()));
        out.put("machines", number(report.machines().count()));
        out.put("others", number(report.others().count()));
        out.put("refused", number(report.refused()));
        out.put("unmapped", number(report.unread().unmapped()));
        out.put("unreadable", number(report.unread().unreadable()));
        out.put("ignored", number(report.unread().ignored()));
        out.put("unseen", array(report.unseen(), JsonString::new));
        out.put("things", array(report.things(), LookJson::thing));
        return new JsonObject(out);
    }

    private static JsonObject file(LookReport.LookedAt file) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("name", new JsonString(file.name()));
        out.put("tool", new JsonString(file.tool()));
        return new JsonObject(out);
    }

    private static JsonObject thing(Thing thing) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("number", number(thing.number()));
        out.put("title", new JsonString(thing.title()));
        out.put("why", new JsonString(thing.why()));
        out.put("count", number(thing.count()));
        out.put("query", new JsonString(QueryPrinter.print(thing.query())));
        return new JsonObject(out);
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonValue> form) {
        return new JsonArray(items.stream().map(form).toList());
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value));
    }
}
