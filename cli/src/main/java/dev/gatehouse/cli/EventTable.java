package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Events as lines of a table, with each [EventColumn] as wide as the first hundred rows need,
/// within the width of the terminal.
final class EventTable {
    private static final int ROWS_MEASURED = 100;
    private static final int NARROWED_CHARS_MIN = 14;
    private static final String BETWEEN = "  ";

    // The path gives way first: its end, the name, is what people read, and it is kept.
    private static final List<EventColumn> GIVING_WAY =
            List.of(EventColumn.RESOURCE, EventColumn.WITH, EventColumn.DID, EventColumn.WHO);

    private final PrintWriter out;
    private final List<Map<EventColumn, String>> held = new ArrayList<>();
    private final Map<EventColumn, Integer> widths = new EnumMap<>(EventColumn.class);

    EventTable(PrintWriter out) {
        this.out = out;
    }

    void print(JsonObject event) {
        Map<EventColumn, String> row = row(column -> column.cell(event));
        if (!widths.isEmpty()) {
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
        if (widths.isEmpty() && !held.isEmpty()) {
            release();
        }
        out.flush();
    }

    private static Map<EventColumn, String> row(Function<EventColumn, String> cell) {
        Map<EventColumn, String> row = new EnumMap<>(EventColumn.class);
        for (EventColumn column : EventColumn.values()) {
            row.put(column, cell.apply(column));
        }
        return row;
    }

    private void release() {
        Map<EventColumn, String> heads = row(EventColumn::head);
        heads.forEach((column, head) -> widths.put(column, head.length()));
        for (Map<EventColumn, String> row : held) {
            row.forEach((column, cell) -> widths.merge(column, width(cell), Math::max));
        }
        widths.replaceAll((column, width) -> Math.min(width, column.charsMax()));
        narrow();
        line(heads);
        held.forEach(this::line);
        held.clear();
    }

    private void narrow() {
        int total = BETWEEN.length() * (widths.size() - 1);
        for (int width : widths.values()) {
            total += width;
        }
        int over = total - Terminal.columns();
        for (EventColumn column : GIVING_WAY) {
            int width = width(column);
            int give = Math.max(0, Math.min(over, width - NARROWED_CHARS_MIN));
            widths.put(column, width - give);
            over -= give;
        }
    }

    private int width(EventColumn column) {
        return widths.getOrDefault(column, 0);
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private void line(Map<EventColumn, String> row) {
        StringBuilder text = new StringBuilder();
        row.forEach((column, whole) -> {
            int width = width(column);
            String cell =
                    column == EventColumn.RESOURCE ? end(whole, width) : Terminal.cut(whole, width);
            text.append(cell).append(" ".repeat(Math.max(0, width - width(cell)))).append(BETWEEN);
        });
        out.println(text.toString().stripTrailing());
    }

    private static String end(String path, int width) {
        int over = width(path) - width;
        return over <= 0 ? path : "…" + path.substring(path.offsetByCodePoints(0, over + 1));
    }
}
