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

/// `gatehouse notify list`.
@Command(
        name = "list",
        description = "Whom Gatehouse tells, what of, and what became of the last message.",
        mixinStandardHelpOptions = true)
final class NotifyListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer = api.get("/destinations", Map.of());
            var all = EventsSearchCommand.items(answer, "destinations").items();
            for (JsonValue one : all) {
                if (json) {
                    out.println(CanonicalJson.text(one));
                } else if (one instanceof JsonObject destination) {
                    print(out, destination);
                }
            }
            if (all.isEmpty() && !json) {
                out.println(
                        "Nobody is told yet. Add somebody: "
                                + Main.called()
                                + " notify add --help");
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject one) {
        String quiet = one.get("quiet").text();
        out.printf(
                "%-20s %-10s %s  from %s%s%n",
                one.get("name").text(),
                one.get("form").text(),
                Terminal.inert(one.get("address").text()),
                one.get("least").text(),
                quiet.isEmpty() ? "" : "  quiet " + quiet);
        if (one.get("last") instanceof JsonObject last) {
            out.println("    " + NotifyLogCommand.sentence(last));
        }
        String waiting = one.get("waiting").text();
        if (!waiting.equals("0")) {
            out.println("    " + Counts.grouped(waiting) + " waiting");
        }
    }
}
