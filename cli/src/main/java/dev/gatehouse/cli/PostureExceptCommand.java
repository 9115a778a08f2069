package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse posture except`.
@Command(
        name = "except",
        description = "Let a thing stand that a check finds wrong, until a day.",
        mixinStandardHelpOptions = true)
final class PostureExceptCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "CHECK", description = "The id of the check.")
    private String check;

    @Parameters(index = "1", paramLabel = "THING", description = "The thing, as the list shows it.")
    private String subject;

    @Option(names = "--owner", required = true, description = "Who answers for letting it stand.")
    private String owner;

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            description = "The day it ends, such as 2027-03-01, within a year.")
    private LocalDate until;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("check", new JsonString(check));
        asked.put("subject", new JsonString(subject));
        asked.put("owner", new JsonString(owner));
        asked.put("reason", new JsonString(reason));
        asked.put(
                "until", new JsonString(until.atStartOfDay(ZoneOffset.UTC).toInstant().toString()));
        try (Api api = connection.open()) {
            api.post("/posture/exceptions", new JsonObject(asked));
        }
        return ExitCode.OK;
    }
}
