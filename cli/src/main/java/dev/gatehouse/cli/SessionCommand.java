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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse session`.
@Command(
        name = "session",
        description = "The browsers that are signed in to Gatehouse.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SessionCommand.All.class, SessionCommand.End.class})
final class SessionCommand {

    /// `gatehouse session list`.
    @Command(
            name = "list",
            description = "Who is signed in, how they came, from where and until when.",
            mixinStandardHelpOptions = true)
    static final class All implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Api api = connection.open()) {
                JsonObject answer = api.get("/sessions", Map.of());
                for (JsonValue one : EventsSearchCommand.items(answer, "sessions").items()) {
                    if (json) {
                        out.println(CanonicalJson.text(one));
                    } else if (one instanceof JsonObject session) {
                        print(out, session);
                    }
                }
            }
            out.flush();
            return ExitCode.OK;
        }

        private static void print(PrintWriter out, JsonObject one) {
            out.printf(
                    "%6s  %-24s %-12s %-16s last used %s, ends %s%n",
                    one.get("id").text(),
                    Terminal.inert(one.get("user").text()),
                    one.get("door").text(),
                    Terminal.inert(one.get("address").text()),
                    one.get("last_used").text(),
                    one.get("until").text());
        }
    }

    /// `gatehouse session end`.
    @Command(
            name = "end",
            description = "Ends a session; its next request is refused.",
            mixinStandardHelpOptions = true)
    static final class End implements Callable<Integer> {
        @Mixin private Connection connection;

        @Parameters(index = "0", paramLabel = "NUMBER", description = "As 'session list' says it.")
        private long number;

        @Override
        public Integer call() {
            try (Api api = connection.open()) {
                api.delete("/sessions/" + number);
            }
            return ExitCode.OK;
        }
    }
}
