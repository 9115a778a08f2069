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

/// `gatehouse posture show`: what one check says of one thing.
@Command(
        name = "show",
        description = "What one check says of one thing: why, facts, how to mend it, history.",
        mixinStandardHelpOptions = true)
final class PostureShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "CHECK", description = "The id of the check.")
    private String check;

    @Parameters(index = "1", paramLabel = "THING", description = "The thing, as the list shows it.")
    private String subject;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject whole = api.get("/posture/one", Map.of("check", check, "subject", subject));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(whole));
            } else {
                print(out, whole);
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, JsonObject whole) {
        if (whole.get("stands") instanceof JsonObject stands) {
            out.printf(
                    "%s (%s, %s)%n%s%n",
                    Terminal.inert(stands.get("title").text()),
                    stands.get("severity").text(),
                    stands.get("result").text(),
                    Terminal.inert(stands.get("says").text()));
            line(out, "since", stands.get("since").text());
            line(out, "by", stands.get("cause").text());
            if (stands.get("owner") instanceof JsonObject owner) {
                line(out, "owner", owner.get("name").text());
            }
            if (stands.get("exception") instanceof JsonObject exception) {
                line(out, "let stand by", exception.get("owner").text());
                line(out, "because", exception.get("reason").text());
                line(out, "until", exception.get("until").text());
            }
        }
        out.printf("%n%s%n%nFacts:%n", Terminal.inert(whole.get("why").text()));
        for (JsonValue item : EventsSearchCommand.items(whole, "facts").items()) {
            if (item instanceof JsonObject fact) {
                line(out, fact.get("name").text(), fact.get("value").text());
            }
        }
        out.printf("%nTo mend it:%n%s%n", Terminal.inertLines(fix(whole)));
        for (JsonValue item : EventsSearchCommand.items(whole, "history").items()) {
            if (item instanceof JsonObject drift) {
                out.printf(
                        "  %s  %s → %s  (%s)%n",
                        drift.get("when").text(),
                        drift.get("before").text(),
                        drift.get("after").text(),
                        Terminal.inert(drift.get("cause").text()));
            }
        }
    }

    private static String fix(JsonObject whole) {
        String fix = whole.get("fix").text();
        if (!fix.isEmpty()) {
            return fix;
        }
        boolean unknown =
                whole.get("stands") instanceof JsonObject stands
                        && stands.get("result").text().equals("unknown");
        return unknown
                ? "First see what is missing; nobody can say whether anything is wrong."
                : "No commands: a name in them could not be typed without harm.";
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("  %-20s %s%n", Terminal.inert(name), Terminal.inert(value));
        }
    }
}
