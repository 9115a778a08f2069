package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse access compare`: the five comparisons, or the rows of one. Exits with 0 when there
/// are none, 1 when there are, 2 when there are none and not all could be seen.
@Command(
        name = "compare",
        description = "Where what is expected, granted and used differ.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} access compare",
            "  ${ROOT-COMMAND-NAME} access compare granted-not-used --source github:acme --csv",
        })
final class AccessCompareCommand implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int CANNOT_TELL = 2;
    private static final int WHO_COLUMNS = 26;
    private static final int MAY_COLUMNS = 20;
    private static final List<String> COLUMNS =
            List.of(
                    "person",
                    "kind",
                    "account",
                    "permissions",
                    "resource",
                    "basis",
                    "says",
                    "through",
                    "line",
                    "events",
                    "last");

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "",
            description =
                    "used-not-expected, granted-not-expected, granted-not-used, used-not-granted or"
                            + " expected-not-granted; how many of each when left out.")
    private String name;

    @Option(
            names = "--source",
            paramLabel = "TOOL[:NAME]",
            defaultValue = "",
            description = "Only at the instance of that source.")
    private String source;

    @Option(
            names = "--person",
            paramLabel = "WHO",
            defaultValue = "",
            description = "Only of that person or machine, by id, name or address, or account.")
    private String person;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            defaultValue = "",
            description = "Only what the model denies (never), governs, decided, or none of it.")
    private String basis;

    @Option(names = "--csv", description = "Rows as CSV.")
    private boolean csv;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            return name.isEmpty() ? counts(api) : rows(api);
        }
    }

    private int counts(Api api) {
        PrintWriter out = spec.commandLine().getOut();
        JsonObject answer = api.get("/access/comparisons", Map.of());
        boolean some = false;
        boolean unseen = false;
        for (JsonValue item : EventsSearchCommand.items(answer, "comparisons").items()) {
            if (item instanceof JsonObject one) {
                some |= !one.get("rows").text().equals("0");
                JsonArray blind = EventsSearchCommand.items(one, "unseen");
                unseen |= !blind.items().isEmpty();
                listing.print(one, out, each -> print(out, each, blind));
            }
        }
        out.flush();
        return some ? SOME : unseen ? CANNOT_TELL : ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject one, JsonArray blind) {
        out.printf(
                "%-22s %10s%s%n",
                one.get("name").text(),
                Counts.grouped(one.get("rows").text()),
                blind.items().isEmpty() ? "" : "  not all could be seen");
    }

    private int rows(Api api) {
        Map<String, String> asked =
                Listing.asked("name", name, "source", source, "person", person, "basis", basis);
        PrintWriter out = spec.commandLine().getOut();
        if (csv) {
            out.println(String.join(",", COLUMNS));
        }
        Listing.Listed listed =
                listing.each(
                        api,
                        new Listing.Pages("/access/comparisons/one", "rows", asked),
                        out,
                        row -> print(out, row));
        JsonArray unseen = EventsSearchCommand.items(listed.last(), "unseen");
        boolean some = listed.rows() > 0;
        listing.close(listed.last(), out, "unseen");
        if (!listing.isJson()) {
            close(out, unseen, some);
        }
        out.flush();
        return some ? SOME : unseen.items().isEmpty() ? ExitCode.OK : CANNOT_TELL;
    }

    private void close(PrintWriter out, JsonArray unseen, boolean some) {
        if (!some && !csv) {
            out.println("None that could be seen.");
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        for (JsonValue item : unseen.items()) {
            if (item instanceof JsonObject one) {
                err.println(
                        Terminal.inert(
                                "Not said for "
                                        + one.get("holders").text()
                                        + " at "
                                        + one.get("place").text()
                                        + ": "
                                        + one.get("why").text()));
            }
        }
        err.flush();
    }

    private void print(PrintWriter out, JsonObject row) {
        if (csv) {
            out.println(
                    COLUMNS.stream()
                            .map(column -> cell(value(row, column)))
                            .collect(Collectors.joining(",")));
        } else {
            out.printf(
                    "%-26s %-20s %s%n%26s %s%n",
                    Terminal.cut(Terminal.inert(Ways.who(row)), WHO_COLUMNS),
                    Terminal.cut(value(row, "permissions"), MAY_COLUMNS),
                    Terminal.inert(row.get("resource").text()),
                    "",
                    Terminal.inert(row.get("says").text()));
        }
    }

    private static String value(JsonObject row, String column) {
        return switch (row.get(column)) {
            case JsonArray list ->
                    list.items().stream().map(JsonValue::text).collect(Collectors.joining(" "));
            case JsonObject person -> person.get("name").text();
            case JsonValue other -> other.text();
        };
    }

    // What a spreadsheet would take for a formula is written so that it does not.
    private static String cell(String text) {
        String inert = Terminal.inert(text);
        String safe = inert.matches("[=+@\\-].*") ? "'" + inert : inert;
        return safe.matches("[A-Za-z0-9_./:@' -]*")
                ? safe
                : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
