package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Events as lines of a table: when, what came of it, who, did, to what, with, from. Columns are as
/// wide as the first hundred rows need, within the width of the terminal.
final class EventTable {
    private static final int ROWS_MEASURED = 100;
    private static final int TIME_CHARS = "2026-11-22 09:00:00.000".length();
    private static final String[] HEADS = {
        "TIME (UTC)", "OUTCOME", "WHO", "DID", "TO WHAT", "WITH", "FROM", "ID"
    };
    private static final int[] WIDTH_MAX = {23, 12, 26, 34, 60, 28, 18, 14};

    private final PrintWriter out;
    private final List<String[]> held = new ArrayList<>();
    private int[] widths = {};

    EventTable(PrintWriter out) {
        this.out = out;
    }

    void print(JsonObject event) {
        String[] row = row(event);
        if (widths.length > 0) {
            line(row);
            return;
        }
        held.add(row);
        if (held.size() == ROWS_MEASURED) {
            release();
        }
    }

    /// Prints what is still held back; call once at the end.
    void finish() {
        if (widths.length == 0 && !held.isEmpty()) {
            release();
        }
        out.flush();
    }

    private void release() {
        widths = new int[HEADS.length];
        for (int column = 0; column < HEADS.length; column++) {
            int widest = HEADS[column].length();
            for (String[] row : held) {
                widest = Math.max(widest, row[column].codePointCount(0, row[column].length()));
            }
            widths[column] = Math.min(widest, WIDTH_MAX[column]);
        }
        narrow();
        line(HEADS);
        held.forEach(this::line);
        held.clear();
    }

    // The path gives way first: its end, the name, is what people read, and it is kept.
    private void narrow() {
        int total = 2 * (HEADS.length - 1);
        for (int width : widths) {
            total += width;
        }
        int over = total - Terminal.columns();
        for (int column : new int[] {4, 5, 3, 2}) {
            int give = Math.max(0, Math.min(over, widths[column] - 14));
            widths[column] -= give;
            over -= give;
        }
    }

    private void line(String[] row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            String cell =
                    column == 4 ? keepEnd(row[column]) : Terminal.cut(row[column], widths[column]);
            text.append(cell);
            int pad = widths[column] - cell.codePointCount(0, cell.length());
            text.append(" ".repeat(Math.max(0, pad) + 2));
        }
        out.println(text.toString().stripTrailing());
    }

    private String keepEnd(String path) {
        int over = path.codePointCount(0, path.length()) - widths[4];
        return over <= 0 ? path : "…" + path.substring(path.offsetByCodePoints(0, over + 1));
    }

    private static String[] row(JsonObject event) {
        return new String[] {
            millis(event.get("time").text()),
            event.get("outcome").text().replace('-', ' '),
            who(event),
            Terminal.inert(event.get("action").text()),
            text(event, "resource", "path"),
            with(event),
            text(event, "origin", "address"),
            event.get("id").text(),
        };
    }

    // Tools send anything from seconds to nanoseconds; a table shows milliseconds.
    static String millis(String time) {
        String plain = time.replace('T', ' ').replace("Z", "");
        return plain.length() > TIME_CHARS ? plain.substring(0, TIME_CHARS) : plain;
    }

    private static String who(JsonObject event) {
        String name = text(event, "actor", "name");
        String shown = name.isEmpty() ? text(event, "actor", "id") : name;
        String behalf = text(event, "on_behalf_of", "name");
        String base = shown.isEmpty() ? "anonymous" : shown;
        return behalf.isEmpty() ? base : base + " for " + behalf;
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
