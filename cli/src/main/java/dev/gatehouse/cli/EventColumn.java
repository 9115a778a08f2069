package dev.gatehouse.cli;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;

/// The columns of a table of events, in their order. What a tool wrote is inert in all of them.
enum EventColumn {
    TIME("TIME (UTC)", 23),
    VERDICT("VERDICT", 10),
    OUTCOME("OUTCOME", 12),
    WHO("WHO", 26),
    DID("DID", 34),
    RESOURCE("TO WHAT", 60),
    WITH("WITH", 28),
    FROM("FROM", 18),
    SOURCE("SOURCE", 20),
    ID("ID", 14);

    private static final int TIME_CHARS = "2026-11-22 09:00:00.000".length();

    private final String head;
    private final int charsMax;

    EventColumn(String head, int charsMax) {
        this.head = head;
        this.charsMax = charsMax;
    }

    String head() {
        return head;
    }

    /// How wide it may be at most.
    int charsMax() {
        return charsMax;
    }

    String cell(JsonObject event) {
        return switch (this) {
            case TIME -> millis(event.get("time").text());
            case VERDICT -> text(event, "verdict", "value");
            case OUTCOME -> event.get("outcome").text().replace('-', ' ');
            case WHO -> who(event);
            case DID -> Terminal.inert(event.get("action").text());
            case RESOURCE -> resource(event);
            case WITH -> with(event);
            case FROM -> text(event, "origin", "address");
            case SOURCE -> Terminal.inert(event.get("source").text());
            case ID -> event.get("id").text();
        };
    }

    // Tools send anything from seconds to nanoseconds; a table shows milliseconds.
    static String millis(String time) {
        String plain = time.replace('T', ' ').replace("Z", "");
        return plain.length() > TIME_CHARS ? plain.substring(0, TIME_CHARS) : plain;
    }

    // Who is known to stand behind the account, else the account.
    private static String who(JsonObject event) {
        String known = text(event, "behind", "name");
        String name = known.isEmpty() ? text(event, "actor", "name") : known;
        String shown = name.isEmpty() ? text(event, "actor", "id") : name;
        String behalf = text(event, "on_behalf_of", "name");
        String base = shown.isEmpty() ? "anonymous" : shown;
        return behalf.isEmpty() ? base : base + " for " + behalf;
    }

    private static String resource(JsonObject event) {
        return event.get("resource") instanceof JsonObject resource
                ? Terminal.inert(new ResourcePath(resource.get("path").text()).spoken())
                : "";
    }

    private static String with(JsonObject event) {
        String name = text(event, "via", "name");
        String kind = text(event, "via", "kind");
        return (kind + " " + name).strip();
    }

    private static String text(JsonObject event, String member, String name) {
        JsonValue value = event.get(member);
        return value instanceof JsonObject object ? Terminal.inert(object.get(name).text()) : "";
    }
}
