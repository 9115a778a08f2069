package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source change`: switches a source off or on, gives a channel another secret or file.
@Command(
        name = "change",
        description = "Changes a source: on or off, another secret, another file to follow.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} source change jenkins:main --off",
            "  ${ROOT-COMMAND-NAME} source change github:acme --channel webhook --secret-file hook.secret --old-secret-hours 48",
            "  ${ROOT-COMMAND-NAME} source change vault --channel bulk --make-secret",
        })
final class SourceChangeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "TOOL[:NAME]", description = "Such as github:acme.")
    private String source;

    @Option(names = "--off", description = "Take nothing in from it until it is switched on.")
    private boolean off;

    @Option(names = "--on", description = "Take in again what comes.")
    private boolean on;

    @Option(
            names = "--channel",
            defaultValue = "",
            description = "Whose secret or file it is; bulk for the source's own token.")
    private String channel;

    @Mixin private ChannelSettings settings;

    @Option(names = "--make-secret", description = "Another secret, made here and shown once.")
    private boolean makeSecret;

    @Option(
            names = "--old-secret-hours",
            defaultValue = "",
            paramLabel = "HOURS",
            description =
                    "How long the secret before is good too: 24 unless told, at most 168; 0 for not at all.")
    private String oldSecretHours;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        String name = SourceWords.name(source).toString();
        JsonObject body = body();
        if (body.members().isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE, "nothing to change: say --on, --off, a secret or --set");
        }
        try (Api api = connection.open()) {
            report(api.patch("/sources/" + name, body), name);
        }
        return ExitCode.OK;
    }

    private JsonObject body() throws IOException {
        if ((on && off) || (makeSecret && settings.hasSecret())) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "say one of --on and --off, of --secret-file and --make-secret");
        }
        SequencedMap<String, JsonValue> values = settings.values();
        if (makeSecret) {
            values.put("secret", new JsonString(""));
        }
        if (!oldSecretHours.isEmpty()) {
            values.put("old_secret_hours", new JsonString(oldSecretHours));
        }
        LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
        if (on || off) {
            body.put("enabled", on ? JsonBoolean.TRUE : JsonBoolean.FALSE);
        }
        if (!channel.isEmpty()) {
            body.put("channel", new JsonString(channel));
        }
        if (!values.isEmpty()) {
            body.put("settings", new JsonObject(values));
        }
        return new JsonObject(body);
    }

    private void report(JsonObject answer, String name) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(answer));
            return;
        }
        JsonObject changed =
                answer.get("source") instanceof JsonObject one
                        ? one
                        : new JsonObject(new LinkedHashMap<>());
        out.println(name + " is " + changed.get("state").text().replace('-', ' ') + ".");
        String token = answer.get("token").text();
        if (!token.isEmpty()) {
            out.println("  Its secret is  " + token + "  (shown this once)");
        }
        if (changed.get("old_secrets") instanceof JsonObject old) {
            old.members()
                    .forEach((door, until) ->
                            out.println(
                                    "  The secret before is good too until "
                                            + until.text()
                                            + " ("
                                            + Terminal.inert(door)
                                            + ")"));
        }
        out.flush();
    }
}
