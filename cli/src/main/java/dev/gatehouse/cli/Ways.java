package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/// Ways by which somebody can do something, a line each.
final class Ways {
    private static final String FORM = "%-26s %-22s %-16s %-15s %s%n";
    private static final int WHO_COLUMNS = 26;
    private static final int MAY_COLUMNS = 22;
    private static final int DAY_CHARS = 10;

    private final PrintWriter out;
    private boolean headed;

    Ways(PrintWriter out) {
        this.out = out;
    }

    static boolean isStep(JsonObject way) {
        return way.get("one_step_away").text().equals("true");
    }

    void print(JsonObject way) {
        if (!headed) {
            out.printf(FORM, "WHO", "CAN", "LAST DID (UTC)", "EXPECTED", "BY");
            headed = true;
        }
        out.printf(
                FORM,
                Terminal.cut(Terminal.inert(who(way)), WHO_COLUMNS),
                Terminal.cut(
                        (isStep(way) ? "give: " : "") + joined(way, "permissions", ","),
                        MAY_COLUMNS),
                last(way),
                expected(way),
                Terminal.inert(path(way)));
    }

    static String who(JsonObject way) {
        return way.get("person") instanceof JsonObject person
                ? person.get("name").text()
                : way.get("account").text();
    }

    /// The way from the account to the resource: account, groups and roles, where it is given.
    static String path(JsonObject way) {
        String through = joined(way, "through", " › ");
        String named = way.get("named").text();
        return way.get("account").text()
                + (through.isEmpty() ? "" : " › " + through)
                + (named.isEmpty() || through.endsWith(named) ? "" : " › " + named)
                + " on "
                + way.get("right").text();
    }

    private static String last(JsonObject way) {
        String last = way.get("last").text();
        return last.isEmpty() ? "not seen" : last.substring(0, DAY_CHARS);
    }

    private static String expected(JsonObject way) {
        boolean all = joined(way, "not_expected", "").isEmpty();
        boolean none = joined(way, "expected", "").isEmpty();
        return all ? "yes" : none ? "no" : "partly";
    }

    /// What is not known, a line each.
    static void unseen(JsonObject answer, PrintWriter err) {
        for (JsonValue one : EventsSearchCommand.items(answer, "unseen").items()) {
            err.println(Terminal.inert(one.text()));
        }
        err.flush();
    }

    private static String joined(JsonObject way, String name, String between) {
        return way.get(name) instanceof JsonArray list
                ? list.items().stream().map(JsonValue::text).collect(Collectors.joining(between))
                : "";
    }
}
