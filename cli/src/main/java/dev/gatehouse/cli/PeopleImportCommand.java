package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse people import`: takes a list of people in; exit code 1 when something in it was
/// refused.
@Command(
        name = "import",
        description = "Takes a list of people and machines in. Importing it again changes nothing.",
        mixinStandardHelpOptions = true)
final class PeopleImportCommand implements Callable<Integer> {
    private static final int SOME_REFUSED = 1;

    /// How a file is written.
    enum Format {
        CSV,
        SCIM
    }

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file; - for stdin.")
    private String file;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}; SCIM for a file called .json, else CSV.")
    private Format format;

    @Option(
            names = "--proof",
            defaultValue = "manual",
            description =
                    "What its links rest on: identity-provider, scim, sso-subject, or manual"
                            + " (default), which waits for a second person.")
    private String proof;

    @Option(names = "--json", description = "The closing count as one JSON object.")
    private boolean json;

    private JsonObject closing = new JsonObject(new LinkedHashMap<>());

    @Override
    public Integer call() throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("format", format());
        parameters.put("proof", proof);
        try (InputStream in = InputFile.open(file);
                Api api = connection.open()) {
            api.upload("/people/imports", parameters, new Api.Upload(in), this::progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(closing));
        } else {
            report(out);
        }
        out.flush();
        return closing.get("refused").text().equals("0") ? ExitCode.OK : SOME_REFUSED;
    }

    private String format() {
        if (format != null) {
            return format.name().toLowerCase(Locale.ROOT);
        }
        return file.endsWith(".json") || file.endsWith(".ndjson") ? "scim" : "csv";
    }

    private void progress(String line) {
        if (Json.parse(line) instanceof JsonObject answer) {
            closing = answer;
            if (!answer.get("problem").text().isEmpty()) {
                throw new CommandProblem(
                        ExitCode.USAGE, file + ": " + Terminal.inert(answer.get("problem").text()));
            }
        }
    }

    private void report(PrintWriter out) {
        out.printf("%s entries read from %s%n", count("read"), file);
        for (String part : new String[] {"added", "changed", "unchanged", "linked", "refused"}) {
            out.printf("  %-12s %s%n", part, count(part));
        }
        for (JsonValue item : EventsSearchCommand.items(closing, "problems").items()) {
            if (item instanceof JsonObject problem) {
                out.printf(
                        "  line %s, column %s: %s%n",
                        problem.get("line").text(),
                        problem.get("column").text(),
                        Terminal.inert(problem.get("what").text()));
            }
        }
    }

    private String count(String name) {
        return Counts.grouped(closing.get(name).text());
    }
}
