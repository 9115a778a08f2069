package dev.gatehouse.search.query;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The public JSON form of a tree: an object a node, `is` saying which. A condition is
/// `{"is":"field","key":"actor","match":{"is":"exactly","value":"dana.k"},"text":"actor:dana.k"}`;
/// every node carries the text it prints as, so a chip can show it.
public final class QueryJson {
    private QueryJson() {}

    /// The tree as JSON.
    public static JsonObject of(Query query) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        switch (query) {
            case Query.All _ -> put(out, "is", "all");
            case Query.And and -> parts(out, "and", and.parts());
            case Query.Or or -> parts(out, "or", or.parts());
            case Query.Not not -> parts(out, "not", List.of(not.part()));
            case Query.Field field -> {
                put(out, "is", "field");
                put(out, "key", field.key().word());
                out.put("match", match(field.match(), field.key().shape() == Shape.TIME));
            }
            case Query.Detail detail -> {
                put(out, "is", "detail");
                put(out, "name", detail.name());
                out.put("match", match(detail.match(), false));
            }
            case Query.Text text -> {
                put(out, "is", "text");
                put(out, "value", text.text());
            }
            case Query.TextLike like -> {
                put(out, "is", "text-like");
                put(out, "pattern", like.pattern());
            }
            case Query.Is is -> {
                put(out, "is", "shorthand");
                put(out, "name", is.name());
            }
        }
        put(out, "text", QueryPrinter.print(query));
        return new JsonObject(out);
    }

    private static void parts(SequencedMap<String, JsonValue> out, String is, List<Query> parts) {
        put(out, "is", is);
        out.put("parts", new JsonArray(parts.stream().<JsonValue>map(QueryJson::of).toList()));
    }

    private static JsonObject match(Match match, boolean time) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        switch (match) {
            case Match.Exactly exactly -> one(out, "exactly", "value", exactly.value());
            case Match.Like like -> one(out, "like", "pattern", like.pattern());
            case Match.Regex regex -> one(out, "regex", "expression", regex.expression());
            case Match.AnyOf any -> {
                put(out, "is", "any-of");
                out.put(
                        "choices",
                        new JsonArray(
                                any.choices().stream()
                                        .<JsonValue>map(choice -> match(choice, time))
                                        .toList()));
            }
            case Match.Exists _ -> put(out, "is", "exists");
            case Match.Between between -> {
                put(out, "is", "between");
                bound(out, "low", between.low(), time);
                bound(out, "high", between.high(), time);
            }
            case Match.Within within -> one(out, "within", "network", within.network().text());
            case Match.Under under -> one(out, "under", "pattern", under.pattern().text());
        }
        return new JsonObject(out);
    }

    private static void bound(
            SequencedMap<String, JsonValue> out, String name, long bound, boolean time) {
        if (bound != Long.MIN_VALUE && bound != Long.MAX_VALUE) {
            out.put(
                    name,
                    time
                            ? new JsonString(QueryPrinter.instant(bound))
                            : new JsonValue.JsonNumber(Long.toString(bound)));
        }
    }

    private static void one(
            SequencedMap<String, JsonValue> out, String is, String name, String value) {
        put(out, "is", is);
        put(out, name, value);
    }

    private static void put(SequencedMap<String, JsonValue> out, String name, String value) {
        out.put(name, new JsonString(value));
    }
}
