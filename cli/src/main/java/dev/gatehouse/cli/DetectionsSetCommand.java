package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse detections set`.
@Command(
        name = "set",
        description =
                "Raise the matches of a detection of the server, count them only, or ignore them.",
        mixinStandardHelpOptions = true)
final class DetectionsSetCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "STATE",
            description = "on, watch, off, or as-written for what its file says.")
    private String state;

    @Option(names = "--reason", required = true, description = "Why; it stands in the journal.")
    private String reason;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("name", new JsonString(name));
        asked.put("state", new JsonString(state));
        asked.put("reason", new JsonString(reason));
        try (Api api = connection.open()) {
            api.post("/detections/states", new JsonObject(asked));
        }
        return ExitCode.OK;
    }
}
