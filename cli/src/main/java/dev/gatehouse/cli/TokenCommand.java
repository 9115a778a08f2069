package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse token`.
@Command(
        name = "token",
        description = "API tokens of the signed-in user.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TokenCommand.Create.class)
final class TokenCommand {

    /// `gatehouse token create`: the token is printed once, on stdout, alone.
    @Command(
            name = "create",
            description = "Makes a token and prints it, this once.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Connection connection;

        @Option(names = "--name", required = true, description = "What it is for.")
        private String name;

        @Option(
                names = "--scope",
                split = ",",
                defaultValue = "events.read,integrity.read",
                description = "Capabilities, joined by commas (default ${DEFAULT-VALUE}).")
        private List<String> scopes;

        @Option(
                names = "--source",
                paramLabel = "PATTERN",
                split = ",",
                description = {
                    "Sources it may know of, like github:* or vault:prod;",
                    "more than one by commas or again (default: all you may)."
                })
        private List<String> sources = List.of();

        @Option(
                names = "--days",
                defaultValue = "30",
                description = "How long it lasts, at most 90 (default ${DEFAULT-VALUE}).")
        private int days;

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            body.put("name", new JsonString(name));
            body.put(
                    "capabilities",
                    new JsonArray(scopes.stream().<JsonValue>map(JsonString::new).toList()));
            body.put("days", new JsonNumber(Integer.toString(days)));
            if (!sources.isEmpty()) {
                body.put(
                        "scope",
                        new JsonArray(sources.stream().<JsonValue>map(JsonString::new).toList()));
            }
            try (Api api = connection.open()) {
                JsonObject made = api.post("/tokens", new JsonObject(body));
                PrintWriter out = spec.commandLine().getOut();
                out.println(json ? CanonicalJson.text(made) : made.get("secret").text());
                String expires =
                        made.get("token") instanceof JsonObject token
                                ? token.get("expires").text()
                                : "";
                spec.commandLine().getErr().println("Shown this once; it ends " + expires + ".");
            }
            return ExitCode.OK;
        }
    }
}
