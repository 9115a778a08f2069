package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What verbs that decide about one finding have in common: they look at it, decide on what they
/// saw, and say how it stands then.
final class FindingDecided {
    private static final int SHORT_KEY_CHARS = 12;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8,64}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "KEY",
            description = "The finding: its key, or how that begins.")
    private String key;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    /// Decides on the finding as it is now.
    ///
    /// @param what which decision
    /// @param members what it says beside the version that was seen
    int decide(String what, Map<String, String> members) {
        try (Api api = connection.open()) {
            JsonObject seen = finding(api);
            SequencedMap<String, JsonValue> asked = asked(members);
            asked.put("version", new JsonNumber(seen.get("version").text()));
            print(
                    api.post(
                            "/findings/" + seen.get("key").text() + "/" + what,
                            new JsonObject(asked)));
        }
        return ExitCode.OK;
    }

    /// Writes a note.
    int note(String text) {
        try (Api api = connection.open()) {
            print(
                    api.post(
                            "/findings/" + finding(api).get("key").text() + "/notes",
                            new JsonObject(asked(Map.of("text", text)))));
        }
        return ExitCode.OK;
    }

    /// Suppresses it, or what it is an example of.
    int suppress(Map<String, String> members) {
        try (Api api = connection.open()) {
            JsonObject seen = finding(api);
            SequencedMap<String, JsonValue> asked = asked(members);
            asked.put("finding", seen.get("key"));
            JsonObject made = api.post("/suppressions", new JsonObject(asked));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(made));
            } else {
                out.printf(
                        "Suppressed until %s as number %s; it is still counted.%n",
                        made.get("until").text(), made.get("number").text());
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    /// Asks somebody about it.
    int ask(String role, String through) {
        try (Api api = connection.open()) {
            JsonObject asked =
                    api.post(
                            "/findings/" + finding(api).get("key").text() + "/questions",
                            new JsonObject(asked(Map.of("role", role, "through", through))));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(asked));
            } else {
                String whom =
                        EventsSearchCommand.items(asked, "whom").items().stream()
                                .map(one ->
                                        one instanceof JsonObject it ? it.get("name").text() : "")
                                .map(Terminal::inert)
                                .collect(Collectors.joining(", "));
                String problem = asked.get("problem").text();
                out.printf("Asked %s as number %s.%n", whom, asked.get("number").text());
                if (!problem.isEmpty()) {
                    out.printf(
                            "It could not be sent: %s. They find it in Gatehouse under Questions to you.%n",
                            Terminal.inert(problem));
                }
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private JsonObject finding(Api api) {
        return whole(api, key).get("finding") instanceof JsonObject seen
                ? seen
                : new JsonObject(asked(Map.of()));
    }

    /// One finding with all that is known.
    ///
    /// @throws CommandProblem when that is no key
    static JsonObject whole(Api api, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "a key is 8 to 64 of the letters 0-9 and a-f; "
                            + Main.called()
                            + " findings list shows it");
        }
        return api.get("/findings/" + key, Map.of());
    }

    private static SequencedMap<String, JsonValue> asked(Map<String, String> members) {
        SequencedMap<String, JsonValue> asked = new LinkedHashMap<>();
        members.forEach((name, value) -> asked.put(name, new JsonString(value)));
        return asked;
    }

    private void print(JsonObject finding) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(finding));
        } else {
            out.printf(
                    "%s  %s  %s%n",
                    shortKey(finding),
                    finding.get("state").text(),
                    Terminal.inert(finding.get("sentence").text()));
        }
        out.flush();
    }

    static String shortKey(JsonObject finding) {
        return finding.get("key").text().substring(0, SHORT_KEY_CHARS);
    }

    /// Who looks after it, to stand behind the rest.
    static String assigned(JsonObject finding) {
        return finding.get("assigned") instanceof JsonObject to
                ? "(" + Terminal.inert(to.get("name").text()) + ")"
                : "";
    }
}
