package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;

/// Facts before and after, a line each: `-` what was, `+` what is.
final class FactChanges {
    private FactChanges() {}

    static void print(JsonArray changes, PrintWriter out) {
        for (JsonValue item : changes.items()) {
            if (item instanceof JsonObject change) {
                print(change, out);
            }
        }
    }

    static void print(JsonObject change, PrintWriter out) {
        side(change, "before", "-", out);
        side(change, "after", "+", out);
    }

    private static void side(JsonObject change, String name, String sign, PrintWriter out) {
        if (change.get(name) instanceof JsonObject fact) {
            out.println("      " + sign + " " + Terminal.inert(InventoryListCommand.line(fact)));
        }
    }
}
