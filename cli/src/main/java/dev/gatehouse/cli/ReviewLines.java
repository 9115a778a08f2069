package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/// Reviews and their lines as they are written for people.
final class ReviewLines {
    private static final int DAY_CHARS = 10;

    private ReviewLines() {}

    static void review(PrintWriter out, JsonObject one) {
        JsonObject counts = inside(one, "counts");
        out.printf(
                "%-8s %-7s %s%n         due %s, %s of %s lines undecided, %s of them yours%n",
                one.get("id").text(),
                one.get("overdue").text().equals("true") ? "overdue" : one.get("state").text(),
                Terminal.inert(one.get("name").text()),
                day(one.get("due")),
                Counts.grouped(counts.get("undecided").text()),
                Counts.grouped(counts.get("lines").text()),
                Counts.grouped(counts.get("yours").text()));
    }

    /// What a review came to, in one line.
    static void closing(PrintWriter out, JsonObject one) {
        JsonObject counts = inside(one, "counts");
        out.printf(
                "%s kept, %s reduced, %s revoked, %s undecided; of what is to go %s still there, %s gone, %s came back.%n",
                counts.get("kept").text(),
                counts.get("reduced").text(),
                counts.get("revoked").text(),
                counts.get("undecided").text(),
                counts.get("handed_over").text(),
                counts.get("gone").text(),
                counts.get("came_back").text());
    }

    static void line(PrintWriter out, JsonObject one) {
        JsonObject advice = inside(one, "advice");
        JsonObject evidence = inside(one, "evidence");
        out.printf(
                "%6s  %-8s %s%s%n",
                one.get("number").text(),
                one.get("state").text(),
                one.get("high").text().equals("true") ? "! " : "",
                Terminal.inert(one.get("says").text()));
        out.printf("        %s%n", Terminal.inert(used(evidence)));
        out.printf(
                "        suggested: %s. %s%n",
                advice.get("decision").text(), Terminal.inert(advice.get("says").text()));
        if (one.get("observed") instanceof JsonObject observed) {
            out.printf("        %s%n", Terminal.inert(observed.get("says").text()));
        }
        if (!one.get("hand_over").text().isEmpty()) {
            out.printf("        to do: %s%n", Terminal.inert(one.get("hand_over").text()));
        }
        String through = joined(inside(one, "right").get("through"));
        if (!through.isEmpty()) {
            out.printf("        by %s%n", Terminal.inert(through));
        }
    }

    private static String used(JsonObject evidence) {
        String last = evidence.get("last").text();
        String unseen = evidence.get("unseen").text();
        if (!last.isEmpty()) {
            return "last used " + day(evidence.get("last"));
        }
        return unseen.isEmpty() ? "not used for 90 days" : "use cannot be seen here: " + unseen;
    }

    private static String joined(JsonValue list) {
        return list instanceof JsonArray array
                ? array.items().stream().map(JsonValue::text).collect(Collectors.joining(" › "))
                : "";
    }

    static JsonObject inside(JsonObject one, String member) {
        return one.get(member) instanceof JsonObject inside
                ? inside
                : new JsonObject(new LinkedHashMap<>());
    }

    private static String day(JsonValue time) {
        String text = time.text();
        return text.length() > DAY_CHARS ? text.substring(0, DAY_CHARS) + " UTC" : text;
    }
}
