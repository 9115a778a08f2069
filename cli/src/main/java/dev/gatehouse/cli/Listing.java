package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/// How every list is asked for and written: page after page, for people or as one JSON object a
/// line.
final class Listing {
    private static final String PAGE_ROWS = "1000";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    /// Pages of one address.
    ///
    /// @param member of an answer in which its rows stand
    /// @param counts which rows count
    record Pages(
            String path, String member, Map<String, String> asked, Predicate<JsonObject> counts) {
        Pages(String path, String member, Map<String, String> asked) {
            this(path, member, asked, _ -> true);
        }
    }

    /// What was listed.
    ///
    /// @param last the last page, for what it says beside its rows
    /// @param rows how many of them count
    record Listed(JsonObject last, long rows) {}

    /// Whether one JSON object a line is asked for.
    boolean isJson() {
        return json;
    }

    /// What to ask for: each name with the value behind it, where that is not empty.
    static Map<String, String> asked(String... namesAndValues) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                asked.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return asked;
    }

    /// Writes every row of every page.
    ///
    /// @param row writes one for people
    Listed each(Api api, Pages pages, PrintWriter out, Consumer<JsonObject> row) {
        Map<String, String> asked = new LinkedHashMap<>(pages.asked());
        asked.put("limit", PAGE_ROWS);
        long rows = 0;
        while (true) {
            JsonObject page = api.get(pages.path(), asked);
            for (JsonValue item : EventsSearchCommand.items(page, pages.member()).items()) {
                rows += item instanceof JsonObject one && pages.counts().test(one) ? 1 : 0;
                print(item, out, row);
            }
            String next = page.get("next").text();
            if (next.isEmpty()) {
                return new Listed(page, rows);
            }
            asked.put("after", next);
        }
    }

    /// Writes one row.
    void print(JsonValue item, PrintWriter out, Consumer<JsonObject> row) {
        if (json) {
            out.println(CanonicalJson.text(item));
        } else if (item instanceof JsonObject one) {
            row.accept(one);
        }
    }

    /// Writes what an answer says beside its rows, where JSON is asked for.
    void close(JsonObject last, PrintWriter out, String... members) {
        if (json) {
            LinkedHashMap<String, JsonValue> closing = new LinkedHashMap<>();
            for (String name : members) {
                closing.put(name, last.get(name));
            }
            out.println(CanonicalJson.text(new JsonObject(closing)));
        }
    }
}
