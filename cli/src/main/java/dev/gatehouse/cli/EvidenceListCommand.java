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
import picocli.CommandLine.Spec;

/// `gatehouse evidence list`: the reports a pack may hold.
@Command(
        name = "list",
        description = "The reports a pack may hold, and what each cannot say.",
        mixinStandardHelpOptions = true)
final class EvidenceListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One report a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            for (JsonValue item :
                    EventsSearchCommand.items(api.get("/evidence/reports", Map.of()), "reports")
                            .items()) {
                if (json) {
                    out.println(CanonicalJson.text(item));
                } else if (item instanceof JsonObject report) {
                    print(out, report);
                }
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject report) {
        out.printf("%-4s %s%n", report.get("id").text(), report.get("title").text());
        out.printf("     %s%n", report.get("shows").text());
        if (!report.get("lacks").text().isEmpty()) {
            out.printf("     Not in it: %s%n", report.get("lacks").text());
        }
    }
}
