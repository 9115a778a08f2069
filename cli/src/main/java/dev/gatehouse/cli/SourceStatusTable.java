package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Sources as a table: one line each with a little chart of what came, and below it what is wrong
/// with it and what to do.
final class SourceStatusTable {
    private static final String FORM = "%-24s %-25s %12s  %-20s  %s%n";
    private static final String HOUR_FORM = "%-17s %10s %10s %10s %10s %10s  %s%n";

    /// Columns of the chart: a day, and the hour that is not over. Where there are more hours, each
    /// shows several.
    private static final int COLUMNS_MAX = 25;

    private static final String NOTHING = "·";
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final String NO_TIME = "never";
    private static final int MINUTES_CHARS = "2026-11-22T09:00".length();
    private static final int SECONDS_CHARS = "2026-11-22T09:00:00".length();

    private final PrintWriter out;
    private final String since;

    /// @param since since when, as it was typed
    SourceStatusTable(PrintWriter out, String since) {
        this.out = out;
        this.since = since;
    }

    void print(List<JsonObject> sources) {
        out.printf(
                FORM,
                "SOURCE",
                "SINCE " + Terminal.inert(since),
                "EVENTS",
                "LAST EVENT (UTC)",
                "COMES WITHIN");
        sources.forEach(this::line);
    }

    private void line(JsonObject source) {
        JsonObject total = (JsonObject) source.get("total");
        out.printf(
                FORM,
                Terminal.inert(source.get("source").text()),
                chart(source),
                Counts.grouped(total.get("received").text()),
                time(source.get("last_event").text(), SECONDS_CHARS),
                lag(total));
        for (JsonObject wrong : objects(source, "wrong").toList()) {
            out.println(Terminal.inert("  " + wrong.get("said").text()));
            out.println(Terminal.inert("    → " + wrong.get("remedy").text()));
        }
    }

    /// The hours of one source, oldest first.
    void hours(JsonObject source) {
        out.println();
        out.printf(
                HOUR_FORM,
                "HOUR (UTC)",
                "RECEIVED",
                "UNMAPPED",
                "UNREADABLE",
                "DUPLICATE",
                "REFUSED",
                "COMES WITHIN");
        objects(source, "hours")
                .forEach(hour ->
                        out.printf(
                                HOUR_FORM,
                                time(hour.get("hour").text(), MINUTES_CHARS),
                                Counts.grouped(hour.get("received").text()),
                                Counts.grouped(hour.get("unmapped").text()),
                                Counts.grouped(hour.get("unreadable").text()),
                                Counts.grouped(hour.get("duplicate").text()),
                                Counts.grouped(hour.get("refused").text()),
                                lag(hour)));
        out.println("Hours of which nothing came are left out. An event stands under the hour in");
        out.println("which it happened, whenever it came.");
    }

    /// One column for each hour, or for several; the tallest is the one of which most came.
    static String chart(JsonObject source) {
        Instant from = Instant.parse(source.get("since").text());
        Instant until = Instant.parse(source.get("until").text());
        long hours = Math.max(1, Duration.between(from, until).toHours() + 1);
        long each = (hours + COLUMNS_MAX - 1) / COLUMNS_MAX;
        long[] columns = new long[(int) ((hours + each - 1) / each)];
        objects(source, "hours")
                .forEach(hour -> {
                    Instant begins = Instant.parse(hour.get("hour").text());
                    long column = Duration.between(from, begins).toHours() / each;
                    if (column >= 0 && column < columns.length) {
                        columns[(int) column] += Long.parseLong(hour.get("received").text());
                    }
                });
        return drawn(columns);
    }

    private static String drawn(long[] columns) {
        long most = 0;
        for (long column : columns) {
            most = Math.max(most, column);
        }
        StringBuilder chart = new StringBuilder();
        for (long column : columns) {
            // Rounded up: one event is not nothing.
            int height = most == 0 ? 0 : (int) Math.ceilDiv(column * HEIGHTS.length(), most);
            chart.append(height == 0 ? NOTHING : HEIGHTS.charAt(height - 1));
        }
        return chart.toString();
    }

    private static String lag(JsonObject counts) {
        String half = counts.get("lag_half_seconds").text();
        String most = counts.get("lag_most_seconds").text();
        return half.isEmpty() ? "" : "half " + span(half) + ", 95 % " + span(most);
    }

    private static String span(String seconds) {
        Duration span = Duration.ofSeconds(Long.parseLong(seconds));
        if (span.toHours() > 0) {
            return span.toHours() + " h";
        }
        return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    private static String time(String instant, int chars) {
        return instant.length() < chars ? NO_TIME : instant.substring(0, chars).replace('T', ' ');
    }

    static Stream<JsonObject> objects(JsonObject answer, String name) {
        List<JsonValue> items = EventsSearchCommand.items(answer, name).items();
        return items.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
