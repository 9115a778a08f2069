package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse findings show`: one finding with all that is known.
@Command(
        name = "show",
        description = "One finding: what happened, why it matters, what to do, and its history.",
        mixinStandardHelpOptions = true)
final class FindingsShowCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "KEY",
            description = "The finding: its key, or how that begins.")
    private String key;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            JsonObject whole = FindingDecided.whole(api, key);
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
        if (whole.get("finding") instanceof JsonObject finding) {
            out.printf(
                    "%s%n  %s, %s %s%n  %s  %s%n",
                    Terminal.inert(finding.get("sentence").text()),
                    finding.get("severity").text(),
                    finding.get("state").text(),
                    FindingDecided.assigned(finding),
                    finding.get("rule").text(),
                    finding.get("key").text());
        }
        if (!whole.get("why").text().isEmpty()) {
            out.printf("%n%s%n", Terminal.inertLines(whole.get("why").text()));
        }
        list(out, "What to do", whole, "steps");
        events(out, whole);
        list(out, "What else it can be", whole, "benign");
        out.printf("%nHistory:%n");
        for (JsonValue item : EventsSearchCommand.items(whole, "history").items()) {
            if (item instanceof JsonObject step) {
                step(out, step);
            }
        }
        if (whole.get("sight") instanceof JsonObject sight) {
            out.printf("%n%s%n", Terminal.inert(sight.get("sentence").text()));
        }
    }

    private static void list(PrintWriter out, String title, JsonObject whole, String member) {
        var items = EventsSearchCommand.items(whole, member).items();
        if (!items.isEmpty()) {
            out.printf("%n%s:%n", title);
            items.forEach(item -> out.printf("  %s%n", Terminal.inertLines(item.text())));
        }
    }

    private static void events(PrintWriter out, JsonObject whole) {
        var items = EventsSearchCommand.items(whole, "events").items();
        if (!items.isEmpty()) {
            out.printf("%nWhat it rests on:%n");
        }
        for (JsonValue item : items) {
            if (item instanceof JsonObject event) {
                out.printf(
                        "  %s  %s  %s%n",
                        event.get("time").text(),
                        event.get("id").text(),
                        Terminal.inert(event.get("sentence").text()));
            }
        }
    }

    private static void step(PrintWriter out, JsonObject step) {
        String by = step.get("by") instanceof JsonObject who ? who.get("name").text() : "gatehouse";
        String to = step.get("to") instanceof JsonObject whom ? whom.get("name").text() : "";
        out.printf(
                "  %s  %s %s %s%s%s%s %s%n",
                step.get("when").text(),
                Terminal.inert(by),
                step.get("deed").text(),
                Terminal.inert(to),
                step.get("disposition").text(),
                step.get("role").text(),
                step.get("answer").text(),
                Terminal.inert(step.get("text").text()));
    }
}
