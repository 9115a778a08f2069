package dev.gatehouse.cli;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source add`: connects one channel of a tool. A secret comes from a file or stdin.
@Command(
        name = "add",
        description = "Connects a tool: one channel of it, with its secret from a file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} source add github:acme --channel webhook --secret-file hook.secret",
            "  ${ROOT-COMMAND-NAME} source add jenkins:main --channel audit-trail --set path=/var/log/jenkins/audit.log",
        })
final class SourceAddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "TOOL[:NAME]", description = "Such as github:acme.")
    private String source;

    @Option(
            names = "--channel",
            required = true,
            description =
                    "How its events arrive; the tool's page in docs/reference/sources.md lists them.")
    private String channel;

    @Option(
            names = "--instance",
            defaultValue = "",
            description = "The installation; the name unless given.")
    private String instance;

    @Mixin private ChannelSettings settings;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SourceName name = SourceWords.name(source);
        LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
        body.put("tool", new JsonString(name.tool()));
        body.put("name", new JsonString(name.name()));
        if (!instance.isEmpty()) {
            body.put("instance", new JsonString(instance));
        }
        body.put("channel", new JsonString(channel));
        body.put("settings", new JsonObject(settings.values()));
        try (Api api = connection.open()) {
            report(api.post("/sources", new JsonObject(body)), name);
        }
        return ExitCode.OK;
    }

    private void report(JsonObject made, SourceName name) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(made));
            return;
        }
        out.println(name + " is connected through " + channel + ".");
        String url = made.get("intake_url").text();
        if (!url.isEmpty()) {
            out.println("  Have the tool send to  " + Terminal.inert(url));
            if (url.contains("//127.0.0.1") || url.contains("//localhost")) {
                out.println(
                        "    (this machine only; a tool elsewhere needs a public name or a proxy"
                                + " in front: deploy/README.md)");
            }
        }
        String token = made.get("token").text();
        if (!token.isEmpty()) {
            out.println("  with the bearer token  " + token + "  (shown this once)");
        }
        out.println("  First events: " + Main.called() + " events tail 'source:" + name + "'");
    }
}
