package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;

/// What the events of one source say about themselves, as a table: the share, the most its tool
/// could have said, and below what falls short, why.
final class SourceQualityTable {
    private static final String FORM = "%-12s %8s %12s %12s  %s%n";
    private static final String CANNOT = "cannot";

    private final PrintWriter out;

    SourceQualityTable(PrintWriter out) {
        this.out = out;
    }

    /// @param quality what `GET /sources/{name}/status` says of it
    void print(JsonObject quality) {
        out.println();
        if (quality.get("understood").text().equals("0")) {
            out.println(Terminal.inert(quality.get("said").text()));
            return;
        }
        out.printf(FORM, "SAYS", "SHARE", "EVENTS", "OF", "AT BEST");
        SourceStatusTable.objects(quality, "fields").forEach(this::line);
        out.println("Only events that were understood are counted. 'cannot' is what the tool does");
        out.println("not say by the channels they came by: nothing is missing there.");
    }

    private void line(JsonObject field) {
        String shown = field.get("shown").text();
        out.printf(
                FORM,
                Terminal.inert(field.get("field").text()),
                share(field.get("percent").text(), shown),
                Counts.grouped(shown),
                Counts.grouped(field.get("of").text()),
                share(field.get("best").text(), field.get("possible").text()));
        String said = field.get("said").text();
        if (!said.isEmpty()) {
            out.println(Terminal.inert("  " + said));
        }
    }

    /// In whole percent; some is never shown as none, nor what cannot be said as a share.
    static String share(String percent, String many) {
        if (percent.isEmpty()) {
            return CANNOT;
        }
        return percent.equals("0") && !many.equals("0") ? "< 1 %" : percent + " %";
    }
}
