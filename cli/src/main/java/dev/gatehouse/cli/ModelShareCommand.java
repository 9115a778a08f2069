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
import picocli.CommandLine.Spec;

/// `gatehouse model share`: how much of what happened somebody had decided, by path.
@Command(
        name = "share",
        description = "How much of what happened somebody had decided, by path.",
        mixinStandardHelpOptions = true)
final class ModelShareCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(names = "--limit", defaultValue = "20", description = "Paths; 20 without it.")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject share = api.get("/model/share", Map.of());
            if (!json) {
                out.printf(
                        "%9s %9s %9s %9s %9s  %s%n",
                        "events", "decided", "usual", "unexpect.", "undecided", "on");
            }
            if (share.get("whole") instanceof JsonObject whole) {
                line(out, whole);
            }
            for (JsonValue item :
                    EventsSearchCommand.items(share, "parts").items().stream()
                            .limit(limit)
                            .toList()) {
                if (item instanceof JsonObject part) {
                    line(out, part);
                }
            }
        }
        return ExitCode.OK;
    }

    private void line(PrintWriter out, JsonObject part) {
        if (json) {
            out.println(CanonicalJson.text(part));
            return;
        }
        String on = part.get("on").text();
        out.printf(
                "%9s %9s %9s %9s %9s  %s%n",
                Counts.grouped(part.get("events").text()),
                percent(part, "decided"),
                percent(part, "usual"),
                percent(part, "unexpected"),
                percent(part, "undecided"),
                on.isEmpty() ? "everything" : Terminal.inert(on));
    }

    private static String percent(JsonObject part, String name) {
        long events = Long.parseLong(part.get("events").text());
        long some = Long.parseLong(part.get(name).text());
        return events == 0 ? "" : some * 100 / events + " %";
    }
}
