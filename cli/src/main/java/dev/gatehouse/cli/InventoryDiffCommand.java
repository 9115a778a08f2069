package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse inventory diff`: what changed between two moments, each change with the event that
/// says so; exit code 1 when one has none.
@Command(
        name = "diff",
        description = "What changed between two moments, with causes, the newest first.",
        mixinStandardHelpOptions = true)
final class InventoryDiffCommand implements Callable<Integer> {
    private static final int SOME_UNEXPLAINED = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--since", defaultValue = "", description = "2026-11-01T00:00:00Z; ever.")
    private String since;

    @Option(names = "--until", defaultValue = "", description = "Now, unless given.")
    private String until;

    @Option(names = "--below", defaultValue = "", description = "Only on it and below.")
    private String below;

    @Option(names = "--kind", defaultValue = "", description = "Only such facts.")
    private String kind;

    @Option(
            names = "--cause",
            defaultValue = "",
            description = "Only event, first-sight or unexplained.")
    private String cause;

    @Option(names = "--json", description = "One change a line.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> asked = new LinkedHashMap<>(Map.of("limit", "1000"));
        String[][] given = {
            {"since", since}, {"until", until}, {"below", below}, {"kind", kind}, {"cause", cause}
        };
        for (String[] one : given) {
            if (!one[1].isEmpty()) {
                asked.put(one[0], one[1]);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        JsonObject page;
        try (Api api = connection.open()) {
            String next;
            do {
                page = api.get("/inventory/changes", asked);
                EventsSearchCommand.items(page, "changes")
                        .items()
                        .forEach(item -> print(out, item));
                next = page.get("next").text();
                asked.put("after", next);
            } while (!next.isEmpty());
        }
        out.flush();
        boolean unexplained =
                page.get("causes") instanceof JsonObject causes
                        && !causes.get("unexplained").text().isEmpty();
        return unexplained ? SOME_UNEXPLAINED : ExitCode.OK;
    }

    private void print(PrintWriter out, JsonValue item) {
        if (json) {
            out.println(CanonicalJson.text(item));
        } else if (item instanceof JsonObject change) {
            String event = change.get("event").text();
            out.printf(
                    "%s  %s  %s%n",
                    change.get("when").text(),
                    event.isEmpty() ? change.get("cause").text() : "event " + event,
                    Terminal.inert(told(change)));
        }
    }

    private static String told(JsonObject change) {
        String before =
                change.get("before") instanceof JsonObject was
                        ? "- " + InventoryListCommand.line(was)
                        : "";
        String after =
                change.get("after") instanceof JsonObject is
                        ? "+ " + InventoryListCommand.line(is)
                        : "";
        return before.isEmpty() || after.isEmpty() ? before + after : before + "  " + after;
    }
}
