package dev.gatehouse.record;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Words;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNull;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads a `delivery` record of any schema: a member it does not have is at its usual value.
final class DeliveryReading {
    private DeliveryReading() {}

    static DeliveryRecord read(JsonObject record) {
        int pieces = (int) number(record.get("pieces"));
        SortedMap<Integer, Long> seen = seen(record.get("seen"));
        boolean reduced = record.get("reduced") == JsonBoolean.TRUE;
        return new DeliveryRecord(
                record.get("channel").text(),
                word(Way.class, record.get("way"), Way.PUSH),
                word(Trust.class, record.get("trust"), Trust.NONE),
                record.get("authenticated_by").text(),
                Text.of(record.get("transport_id").text()),
                headers(record.get("headers")),
                new DeliveryRecord.Body(
                        (int) number(record.get("body_bytes")), record.get("body_sha256").text()),
                pieces,
                seen,
                number(record.get("duplicates")),
                reduced ? Optional.empty() : Optional.of(between(record, pieces + seen.size())),
                new Reduction(
                        record.get("dropped") == JsonBoolean.TRUE,
                        counts(record.get("counted")),
                        counts(record.get("refused")),
                        (int) number(record.get("summaries")),
                        items(record.get("keys")).stream().map(JsonValue::text).toList()),
                record.get("trust_times") == JsonBoolean.TRUE,
                record.get("key").text());
    }

    private static Between between(JsonObject record, int parts) {
        List<Between.Run<Between.Bytes>> gaps =
                runs(
                        record.get("between"),
                        text -> new Between.Bytes(Base64.getDecoder().decode(text)));
        if (gaps.isEmpty()) {
            gaps = List.of(new Between.Run<>(new Between.Bytes(new byte[0]), parts + 1));
        }
        List<Between.Run<Between.Form>> forms =
                runs(
                        record.get("forms"),
                        text -> Words.parse(Between.Form.class, text).orElse(Between.Form.APART));
        if (forms.isEmpty() && parts > 0) {
            forms = List.of(new Between.Run<>(Between.Form.SLICE, parts));
        }
        return new Between(gaps, forms);
    }

    private static <T> List<Between.Run<T>> runs(JsonValue value, Function<String, T> read) {
        List<Between.Run<T>> runs = new ArrayList<>();
        for (JsonValue item : items(value)) {
            List<JsonValue> run = items(item);
            if (run.size() == 2) {
                runs.add(
                        new Between.Run<>(read.apply(run.get(0).text()), (int) number(run.get(1))));
            }
        }
        return runs;
    }

    private static SortedMap<Integer, Long> seen(JsonValue value) {
        SortedMap<Integer, Long> seen = new TreeMap<>();
        for (JsonValue item : items(value)) {
            List<JsonValue> pair = items(item);
            if (pair.size() == 2) {
                seen.put((int) number(pair.get(0)), number(pair.get(1)));
            }
        }
        return seen;
    }

    private static SortedMap<String, String> headers(JsonValue value) {
        SortedMap<String, String> headers = new TreeMap<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((name, item) -> headers.put(name, item.text()));
        }
        return headers;
    }

    private static SortedMap<String, Long> counts(JsonValue value) {
        SortedMap<String, Long> counts = new TreeMap<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((name, item) -> counts.put(name, number(item)));
        }
        return counts;
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items() : List.of();
    }

    private static long number(JsonValue value) {
        return value instanceof JsonNull ? 0 : Long.parseLong(value.text());
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonValue value, E otherwise) {
        return Words.parse(type, value.text()).orElse(otherwise);
    }
}
