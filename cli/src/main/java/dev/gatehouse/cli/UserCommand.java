package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonBoolean;
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

/// `gatehouse user`.
@Command(
        name = "user",
        description = "Who may sign in to Gatehouse.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UserCommand.All.class, UserCommand.RemoveSecondFactor.class})
final class UserCommand {

    private static Iterable<JsonValue> users(Api api) {
        return EventsSearchCommand.items(api.get("/users", Map.of()), "users").items();
    }

    /// `gatehouse user list`.
    @Command(
            name = "list",
            description = "Every account, its role, and what beside a password opens it.",
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
                for (JsonValue one : users(api)) {
                    if (json) {
                        out.println(CanonicalJson.text(one));
                    } else if (one instanceof JsonObject user) {
                        print(out, user);
                    }
                }
            }
            out.flush();
            return ExitCode.OK;
        }

        private static void print(PrintWriter out, JsonObject user) {
            String opened =
                    user.get("local") != JsonBoolean.TRUE
                            ? "identity provider"
                            : user.get("second_factor") == JsonBoolean.TRUE
                                    ? "password and second factor"
                                    : "password alone";
            out.printf(
                    "%-24s %-18s %s%s%n",
                    Terminal.inert(user.get("name").text()),
                    Terminal.inert(user.get("role").text()),
                    opened,
                    user.get("disabled") == JsonBoolean.TRUE ? ", locked out" : "");
        }
    }

    /// `gatehouse user remove-second-factor`.
    @Command(
            name = "remove-second-factor",
            description =
                    "Lets somebody in with their password alone who lost their second factor.",
            mixinStandardHelpOptions = true)
    static final class RemoveSecondFactor implements Callable<Integer> {
        @Mixin private Connection connection;

        @Parameters(index = "0", paramLabel = "NAME", description = "As 'user list' says it.")
        private String name;

        @Override
        public Integer call() {
            try (Api api = connection.open()) {
                for (JsonValue one : users(api)) {
                    if (one instanceof JsonObject user && user.get("name").text().equals(name)) {
                        api.delete("/users/" + user.get("id").text() + "/second-factor");
                        return ExitCode.OK;
                    }
                }
            }
            throw new CommandProblem(ExitCode.USAGE, "there is no user " + Terminal.inert(name));
        }
    }
}
