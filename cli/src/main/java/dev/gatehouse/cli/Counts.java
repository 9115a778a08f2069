package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;

/// How a count is written: a capped one says that there are more.
final class Counts {
    private Counts() {}

    static String of(JsonObject count) {
        String value = grouped(count.get("value").text());
        return count.get("capped") == JsonBoolean.TRUE ? value + "+" : value;
    }

    /// `41206` as `41,206`.
    static String grouped(String digits) {
        try {
            return String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(digits));
        } catch (NumberFormatException notWhole) {
            return digits;
        }
    }
}
