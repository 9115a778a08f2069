package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse notify add`.
@Command(
        name = "add",
        description = "Adds whom to tell, or gives a destination other settings.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} notify add siem --form webhook --address https://siem.example/gatehouse",
            "  ${ROOT-COMMAND-NAME} notify add team --form slack --address-file slack.url --least high",
            "  ${ROOT-COMMAND-NAME} notify add on-call --form pagerduty --secret-file routing.key --least critical",
            "  ${ROOT-COMMAND-NAME} notify add ann --form mail --address smtps://mail.example:465 \\",
            "      --secret-file mail.login --receiver gatehouse@acme.example --receiver ann@acme.example",
            "  ${ROOT-COMMAND-NAME} notify add log --form syslog --address syslog://log.example:6514",
        })
final class NotifyAddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "What you call it.")
    private String name;

    @Option(
            names = "--form",
            required = true,
            description = "webhook, slack, teams, pagerduty, mail or syslog.")
    private String form;

    @Option(names = "--address", paramLabel = "URL", description = "Where it is.")
    private @Nullable String address;

    @Option(
            names = "--address-file",
            paramLabel = "FILE",
            description =
                    "The same from a file, - for stdin: the URL of a Slack or Teams webhook is a secret.")
    private @Nullable String addressFile;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "whsec_… of a webhook, made when left out; PagerDuty's routing key; user:password.")
    private @Nullable String secretFile;

    @Option(
            names = "--receiver",
            paramLabel = "MAIL",
            description = "Of a mail: first from whom, then to whom. May be repeated.")
    private List<String> receivers = List.of();

    @Option(
            names = "--least",
            defaultValue = "medium",
            paramLabel = "SEVERITY",
            description = "The least severity it is told of (default ${DEFAULT-VALUE}).")
    private String least;

    @Option(
            names = "--rule",
            paramLabel = "PATTERN",
            description = "Only these detections and checks, such as github-*. May be repeated.")
    private List<String> rules = List.of();

    @Option(
            names = "--resource",
            paramLabel = "PATTERN",
            description = "Only what is about these resources. May be repeated.")
    private List<String> resources = List.of();

    @Option(
            names = "--quiet",
            defaultValue = "",
            paramLabel = "HOURS",
            description =
                    "Hours in which only what is critical is told: '22:00-07:00 Europe/Berlin'.")
    private String quiet;

    @Override
    public Integer call() throws IOException {
        LinkedHashMap<String, JsonValue> asked = new LinkedHashMap<>();
        asked.put("name", new JsonString(name));
        asked.put("form", new JsonString(form));
        put(asked, "address", addressFile == null ? address : SourceWords.secret(addressFile));
        put(asked, "secret", secretFile == null ? null : SourceWords.secret(secretFile));
        asked.put("receivers", texts(receivers));
        asked.put("least", new JsonString(least));
        asked.put("rules", texts(rules));
        asked.put("resources", texts(resources));
        put(asked, "quiet", quiet.isEmpty() ? null : quiet);
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            String secret = api.post("/destinations", new JsonObject(asked)).get("secret").text();
            out.println(name + " is told from now on.");
            if (!secret.isEmpty()) {
                out.println("  Its messages are signed with  " + secret + "  (shown this once)");
            }
            out.println("  Try it: " + Main.called() + " notify try-out " + name);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void put(Map<String, JsonValue> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, new JsonString(value));
        }
    }

    private static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }
}
