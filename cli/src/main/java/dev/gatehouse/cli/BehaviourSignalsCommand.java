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

/// `gatehouse behaviour signals`: what counts as unusual.
@Command(
        name = "signals",
        description = "What counts as unusual, how much, and where it cannot be told.",
        mixinStandardHelpOptions = true)
final class BehaviourSignalsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject page = api.get("/behaviour/signals", Map.of());
            for (JsonValue item : EventsSearchCommand.items(page, "items").items()) {
                if (item instanceof JsonObject one) {
                    print(one, out);
                }
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
        out.printf(
                "%-17s %-8s %3s points %8s seen  %s%n",
                one.get("name").text(),
                one.get("family").text(),
                one.get("points").text(),
                Counts.grouped(one.get("seen").text()),
                one.get("title").text());
        for (JsonValue off : EventsSearchCommand.items(one, "off").items()) {
            out.printf("%18soff for %s%n", "", Terminal.inert(off.text()));
        }
    }
}
