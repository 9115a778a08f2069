package dev.gatehouse.search;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Event;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import java.util.List;
import java.util.stream.Collectors;

/// Events as lines of comma-separated values, each cell a [CsvCell]; those made inert are counted.
final class CsvRows {
    private static final List<Key> KEYS =
            List.of(
                    Key.SOURCE,
                    Key.CHANNEL,
                    Key.OUTCOME,
                    Key.KIND,
                    Key.ACTION,
                    Key.VERB,
                    Key.PERMISSION,
                    Key.RESOURCE,
                    Key.TYPE,
                    Key.RESOURCE_ID,
                    Key.CREDENTIAL_KIND,
                    Key.CREDENTIAL,
                    Key.IP,
                    Key.COUNTRY,
                    Key.CLIENT,
                    Key.RUN,
                    Key.COMMIT,
                    Key.CHANGE_REQUEST,
                    Key.ENVIRONMENT,
                    Key.TICKET,
                    Key.MEANING,
                    Key.TRUST,
                    Key.NATURAL_ID);

    private long formulas;

    /// Cells made inert so far.
    long formulas() {
        return formulas;
    }

    static String head() {
        String keys =
                KEYS.stream()
                        .map(key -> CsvCell.of(key.word()).quoted())
                        .collect(Collectors.joining(","));
        return "\"id\",\"time\",\"received\",\"sentence\",\"actor\",\"actor_id\",\"on_behalf_of\","
                + "\"behind\",\"verdict\",\"basis\",\"reason\","
                + keys
                + ",\"changes\",\"count\"\r\n";
    }

    /// @param shown the event as answers give it
    String row(Event event, JsonObject shown) {
        StringBuilder out = new StringBuilder(512);
        cell(event.id().toString(), out);
        cell(event.time().time().toString(), out);
        cell(event.time().received().toString(), out);
        cell(shown.get("sentence").text(), out);
        cell(event.actor().name().orEmpty(), out);
        cell(event.actor().id(), out);
        cell(event.onBehalfOf().stream().map(Account::label).collect(Collectors.joining(" ")), out);
        cell(member(shown, "behind", "name"), out);
        cell(member(shown, "verdict", "value"), out);
        cell(member(shown, "verdict", "basis"), out);
        cell(member(shown, "verdict", "rule"), out);
        for (Key key : KEYS) {
            cell(first(event, key), out);
        }
        cell(event.change().stream().map(CsvRows::change).collect(Collectors.joining("; ")), out);
        cell(Long.toString(event.deed().count()), out);
        out.setLength(out.length() - 1);
        return out.append("\r\n").toString();
    }

    private static String member(JsonObject shown, String member, String name) {
        return shown.get(member) instanceof JsonObject one ? one.get(name).text() : "";
    }

    private static String first(Event event, Key key) {
        StringBuilder first = new StringBuilder();
        EventValues.each(
                event,
                key,
                value -> {
                    if (first.isEmpty()) {
                        first.append(value);
                    }
                });
        return first.toString();
    }

    private static String change(Change change) {
        return change.field()
                + ": "
                + change.before().or("not sent")
                + " -> "
                + change.after().or("not sent");
    }

    private void cell(String value, StringBuilder out) {
        CsvCell cell = CsvCell.of(value);
        if (cell.madeInert()) {
            formulas++;
        }
        out.append(cell.quoted()).append(',');
    }
}
