package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gatehouse notify again`.
@Command(
        name = "again",
        description = "Tells a destination once more what it was told, or what was given up.",
        mixinStandardHelpOptions = true)
final class NotifyAgainCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "POSITION",
            description = "What it is about: the number in brackets in its log.")
    private long about;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("about", new JsonNumber(Long.toString(about)));
        try (Api api = connection.open()) {
            api.post(DestinationPath.of(name) + "/again", new JsonObject(asked));
        }
        return ExitCode.OK;
    }
}
