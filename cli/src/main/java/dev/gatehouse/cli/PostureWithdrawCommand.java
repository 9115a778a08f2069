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

/// `gatehouse posture withdraw`.
@Command(
        name = "withdraw",
        description = "Take an exception back; what it let stand fails again.",
        mixinStandardHelpOptions = true)
final class PostureWithdrawCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "CHECK", description = "The id of the check.")
    private String check;

    @Parameters(index = "1", paramLabel = "THING", description = "The thing, as the list shows it.")
    private String subject;

    @Option(names = "--reason", defaultValue = "", description = "Why.")
    private String reason;

    @Override
    public Integer call() {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("check", new JsonString(check));
        asked.put("subject", new JsonString(subject));
        asked.put("reason", new JsonString(reason));
        try (Api api = connection.open()) {
            api.post("/posture/withdrawals", new JsonObject(asked));
        }
        return ExitCode.OK;
    }
}
