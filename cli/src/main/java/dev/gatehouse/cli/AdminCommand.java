package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse admin`.
@Command(
        name = "admin",
        description = "The first administrator.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AdminCommand.Create.class)
final class AdminCommand {

    /// `gatehouse admin create`: over the local socket only, and only while there is none.
    @Command(
            name = "create",
            description =
                    "Makes the first administrator; over the local socket, while there is none.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Parameters(index = "0", paramLabel = "NAME", description = "The name to sign in with.")
        private String name;

        @Option(names = "--password-stdin", description = "Read the password from stdin.")
        private boolean fromStdin;

        @Override
        public Integer call() throws IOException {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            body.put("name", new JsonString(name));
            body.put("password", new JsonString(password()));
            try (Api api = connection.open()) {
                api.post("/administrator", new JsonObject(body));
                spec.commandLine()
                        .getOut()
                        .println("Administrator " + Terminal.inert(name) + " made.");
            }
            return ExitCode.OK;
        }

        private String password() throws IOException {
            if (fromStdin) {
                return new String(System.in.readNBytes(1_024), StandardCharsets.UTF_8).strip();
            }
            Console console = System.console();
            if (console == null || !console.isTerminal()) {
                throw new CommandProblem(
                        ExitCode.USAGE, "no terminal to ask on; use --password-stdin");
            }
            char[] first = console.readPassword("Password (at least 12 characters): ");
            char[] second = console.readPassword("Again: ");
            if (first == null || !java.util.Arrays.equals(first, second)) {
                throw new CommandProblem(ExitCode.USAGE, "the two passwords differ");
            }
            return new String(first);
        }
    }
}
