package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse behaviour list`: who has points, and what for.
@Command(
        name = "list",
        description = "Who is unusual now, with points, the most first.",
        mixinStandardHelpOptions = true)
final class BehaviourListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at most; ${DEFAULT-VALUE} when absent.")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject page = api.get("/behaviour", Map.of("limit", Integer.toString(limit)));
            for (JsonValue item : EventsSearchCommand.items(page, "items").items()) {
                if (item instanceof JsonObject one) {
                    print(one, out);
                }
            }
            if (!json) {
                out.printf(
                        "%s points of two families are worth a look; %s accounts known, %s of them"
                                + " only learned yet%n",
                        page.get("threshold").text(),
                        Counts.grouped(page.get("accounts").text()),
                        Counts.grouped(page.get("learning").text()));
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private void print(JsonObject one, PrintWriter out) {
        if (json) {
            out.println(CanonicalJson.text(one));
            return;
        }
        List<String> signals =
                EventsSearchCommand.items(one, "signals").items().stream()
                        .map(JsonValue::text)
                        .toList();
        out.printf(
                "%6s  %-50s %s%n",
                one.get("points").text(),
                Terminal.inert(one.get("subject").text()),
                Terminal.inert(String.join(", ", signals)));
    }
}
