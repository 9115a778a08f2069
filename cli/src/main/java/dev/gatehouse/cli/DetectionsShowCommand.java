package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections show`: one detection of the server.
@Command(
        name = "show",
        description =
                "One detection of the server: why, what to do, how often it matched, its file.",
        mixinStandardHelpOptions = true)
final class DetectionsShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject whole = api.get("/detections/one", Map.of("name", name));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(whole));
            } else {
                print(out, whole);
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject whole) {
        if (whole.get("detection") instanceof JsonObject one) {
            out.printf(
                    "%s (%s, %s)%n%s%n%n",
                    Terminal.inert(one.get("title").text()),
                    one.get("level").text(),
                    one.get("state").text(),
                    Terminal.inert(whole.get("why").text()));
            out.printf(
                    "  matched  %s in 24 hours, %s in 7 days, %s in 30 days%n  raised   %s times%n",
                    Counts.grouped(one.get("day").text()),
                    Counts.grouped(one.get("week").text()),
                    Counts.grouped(one.get("month").text()),
                    Counts.grouped(one.get("raised").text()));
            if (!one.get("never").text().isEmpty()) {
                out.printf("  cannot match: %s%n", Terminal.inert(one.get("never").text()));
            }
        }
        list(out, "What to do:", whole, "steps");
        list(out, "What else looks like it:", whole, "benign");
        out.printf("%n%s%n", Terminal.inertLines(whole.get("text").text()));
    }

    private static void list(PrintWriter out, String title, JsonObject whole, String member) {
        out.printf("%n%s%n", title);
        for (JsonValue item : EventsSearchCommand.items(whole, member).items()) {
            out.printf("  - %s%n", Terminal.inert(item.text()));
        }
    }
}
