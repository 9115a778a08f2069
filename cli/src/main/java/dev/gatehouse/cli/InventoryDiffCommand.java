package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.InstantSource;
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
    @Mixin private Listing listing;

    @Option(
            names = "--since",
            defaultValue = "",
            description = "7d, 2026-11-01 or an RFC 3339 instant; ever.")
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

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "since",
                        moment(since),
                        "until",
                        moment(until),
                        "below",
                        below,
                        "kind",
                        kind,
                        "cause",
                        cause);
        PrintWriter out = spec.commandLine().getOut();
        JsonObject page;
        try (Api api = connection.open()) {
            page =
                    listing.each(
                                    api,
                                    new Listing.Pages("/inventory/changes", "changes", asked),
                                    out,
                                    change -> print(out, change))
                            .last();
        }
        out.flush();
        boolean unexplained =
                page.get("causes") instanceof JsonObject causes
                        && !causes.get("unexplained").text().isEmpty();
        return unexplained ? SOME_UNEXPLAINED : ExitCode.OK;
    }

    private static String moment(String typed) {
        return typed.isEmpty() ? "" : Range.instant(typed, InstantSource.system()).toString();
    }

    private static void print(PrintWriter out, JsonObject change) {
        String event = change.get("event").text();
        out.printf(
                "%s  %s  %s%n",
                change.get("when").text(),
                event.isEmpty() ? change.get("cause").text() : "event " + event,
                Terminal.inert(told(change)));
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
