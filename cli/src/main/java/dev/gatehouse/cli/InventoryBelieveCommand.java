package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse inventory believe`.
@Command(
        name = "believe",
        description = "Says that a snapshot is right although it has far less than the one before.",
        mixinStandardHelpOptions = true)
final class InventoryBelieveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--source", required = true, paramLabel = "TOOL[:NAME]")
    private String source;

    @Option(names = "--reason", defaultValue = "", description = "Why, for whoever reads it later.")
    private String reason;

    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "As inventory list names it.")
    private String snapshot;

    @Override
    public Integer call() {
        SequencedMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("source", new JsonString(source));
        body.put("snapshot", new JsonString(snapshot));
        body.put("reason", new JsonString(reason));
        try (Api api = connection.open()) {
            api.post("/inventory/believe", new JsonObject(body));
        }
        spec.commandLine().getOut().println("It judges from now on.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
