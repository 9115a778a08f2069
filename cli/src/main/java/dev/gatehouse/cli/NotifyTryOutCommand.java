package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse notify try-out`: ends with 1 when the message was not taken.
@Command(
        name = "try-out",
        description = "Sends a destination a message that says it is a try-out.",
        mixinStandardHelpOptions = true)
final class NotifyTryOutCommand implements Callable<Integer> {
    private static final int NOT_TAKEN = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination.")
    private String name;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject answer =
                    api.post(
                            DestinationPath.of(name) + "/try-out",
                            new JsonObject(new LinkedHashMap<>()));
            boolean sent = answer.get("sent").text().equals("true");
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    sent
                            ? name + " took it."
                            : "Not taken: " + Terminal.inert(answer.get("problem").text()));
            out.flush();
            return sent ? ExitCode.OK : NOT_TAKEN;
        }
    }
}
