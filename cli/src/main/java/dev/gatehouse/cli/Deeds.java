package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events of one resource gathered by who did what with which credential; what was refused stands
/// on its own. Grows with the number of different deeds, not of events.
final class Deeds {
    /// What is counted together.
    private record Deed(
            String who,
            String behind,
            String kind,
            String verb,
            String outcome,
            String with,
            String source) {}

    /// How often, and the newest.
    private record Tally(long count, String newest, String example) {}

    private final Map<Deed, Tally> tallies = new LinkedHashMap<>();

    void add(JsonObject event) {
        Deed deed =
                new Deed(
                        label(event, "actor"),
                        part(event, "behind", "name"),
                        part(event, "actor", "kind"),
                        event.get("verb").text(),
                        event.get("outcome").text(),
                        (part(event, "via", "kind") + " " + label(event, "via")).strip(),
                        event.get("source").text());
        String count = event.get("count").text();
        long weight = count.isEmpty() ? 1 : Long.parseLong(count);
        tallies.merge(
                deed,
                new Tally(weight, event.get("time").text(), event.get("id").text()),
                (a, b) ->
                        a.newest().compareTo(b.newest()) >= 0
                                ? new Tally(a.count() + b.count(), a.newest(), a.example())
                                : new Tally(a.count() + b.count(), b.newest(), b.example()));
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    private List<Map.Entry<Deed, Tally>> sorted() {
        return tallies.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Deed, Tally>, Boolean>comparing(
                                        entry -> !entry.getKey().outcome().equals("denied"))
                                .thenComparing(
                                        entry -> entry.getValue().newest(),
                                        Comparator.reverseOrder()))
                .toList();
    }

    List<JsonObject> lines() {
        return sorted().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
    }

    private static JsonObject line(Deed deed, Tally tally) {
        LinkedHashMap<String, JsonValue> line = new LinkedHashMap<>();
        line.put("who", new JsonString(deed.who()));
        if (!deed.behind().isEmpty()) {
            line.put("behind", new JsonString(deed.behind()));
        }
        line.put("kind", new JsonString(deed.kind()));
        line.put("verb", new JsonString(deed.verb()));
        line.put("outcome", new JsonString(deed.outcome()));
        line.put("with", new JsonString(deed.with()));
        line.put("source", new JsonString(deed.source()));
        line.put("count", new JsonNumber(Long.toString(tally.count())));
        line.put("newest", new JsonString(tally.newest()));
        line.put("example", new JsonString(tally.example()));
        return new JsonObject(line);
    }

    void print(PrintWriter out) {
        if (tallies.isEmpty()) {
            out.println("Nobody did, as far as the sources below can see.");
            return;
        }
        String form = "%-26s %-10s %-13s %7s  %-30s %-20s %s%n";
        out.printf(form, "WHO", "DID", "OUTCOME", "TIMES", "WITH", "SOURCE", "NEWEST (UTC)");
        for (var entry : sorted()) {
            Deed deed = entry.getKey();
            out.printf(
                    form,
                    cell(deed.behind().isEmpty() ? deed.who() : deed.behind(), 26),
                    cell(deed.verb(), 10),
                    cell(deed.outcome().replace('-', ' '), 13),
                    Counts.grouped(Long.toString(entry.getValue().count())),
                    cell(deed.with(), 30),
                    cell(deed.source(), 20),
                    EventColumn.millis(entry.getValue().newest()));
        }
    }

    private static String cell(String text, int columns) {
        return Terminal.cut(Terminal.inert(text), columns);
    }

    private static String label(JsonObject event, String member) {
        String name = part(event, member, "name");
        if (!name.isEmpty()) {
            return name;
        }
        String fallback = part(event, member, member.equals("via") ? "fingerprint" : "id");
        return fallback.isEmpty() && member.equals("actor") ? "anonymous" : fallback;
    }

    private static String part(JsonObject event, String member, String name) {
        return event.get(member) instanceof JsonObject object ? object.get(name).text() : "";
    }
}
