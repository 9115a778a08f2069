package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events as documents for OpenSearch: the values of every key that Gatehouse's own index finds
/// events by, those of the tool's further fields under their names, the same free text, and the
/// payload as it was sent.
final class PeerDocuments {
    private static final byte[] ACTION = "{\"index\":{}}\n".getBytes(StandardCharsets.US_ASCII);

    private PeerDocuments() {}

    /// The two lines of a bulk request.
    static byte[] bulk(Event event, byte[] raw) {
        byte[] document = CanonicalJson.bytes(document(event, raw));
        byte[] whole = new byte[ACTION.length + document.length + 1];
        System.arraycopy(ACTION, 0, whole, 0, ACTION.length);
        System.arraycopy(document, 0, whole, ACTION.length, document.length);
        whole[whole.length - 1] = '\n';
        return whole;
    }

    private static JsonObject document(Event event, byte[] raw) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            List<JsonValue> values = new ArrayList<>();
            EventValues.each(event, key, value -> values.add(new JsonString(value)));
            if (values.size() == 1) {
                members.put(key.word(), values.getFirst());
            } else if (!values.isEmpty()) {
                members.put(key.word(), new JsonArray(values));
            }
        }
        Map<String, JsonValue> further = new LinkedHashMap<>();
        event.detail().forEach((name, value) -> further.put(name, new JsonString(value)));
        members.put("further", new JsonObject(new LinkedHashMap<>(further)));
        members.put("time", new JsonString(event.time().time().toString()));
        members.put("received", new JsonString(event.time().received().toString()));
        members.put("position", new JsonNumber(Long.toString(event.id().position())));
        members.put("words", new JsonString(words(event)));
        members.put("raw", new JsonString(new String(raw, StandardCharsets.UTF_8)));
        return new JsonObject(new LinkedHashMap<>(members));
    }

    private static String words(Event event) {
        StringBuilder words = new StringBuilder();
        int[] last = {-1};
        EventValues.words(
                event,
                (token, place) -> {
                    // A joined name stands where its last word does; OpenSearch splits it itself.
                    if (place != last[0]) {
                        words.append(token).append(' ');
                    }
                    last[0] = place;
                });
        return words.toString();
    }
}
