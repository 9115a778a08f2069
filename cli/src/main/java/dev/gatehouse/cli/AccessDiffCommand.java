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

/// `gatehouse access diff`: how rights, settings and credentials differ between two moments, by
/// what made them so. Exits with 1 when a change has no event that says why, else with 0.
@Command(
        name = "diff",
        description = "How access differs between two moments, by cause, the latest first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} access diff --from 7d",
            "  ${ROOT-COMMAND-NAME} access diff --from 2026-11-01 --to 2026-11-08 --by actor",
        })
final class AccessDiffCommand implements Callable<Integer> {
    private static final int SOME_UNEXPLAINED = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "30m, 24h, 7d, 2026-11-20 or an RFC 3339 instant; 7 days when left out.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "Written like --from; now when left out.")
    private String to;

    @Option(
            names = "--by",
            paramLabel = "CAUSE",
            defaultValue = "event",
            description = "Put together what one event, actor or change-request brought.")
    private String by;

    @Option(
            names = "--below",
            paramLabel = "PATH",
            defaultValue = "",
            description = "Only on that resource and below.")
    private String below;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked("from", instant(from), "to", instant(to), "by", by, "below", below);
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            Listing.Listed listed =
                    listing.each(
                            api,
                            new Listing.Pages("/access/diff", "groups", asked),
                            out,
                            group -> print(group, out));
            if (listed.rows() == 0 && !listing.isJson()) {
                out.println("No difference is known.");
            }
            listing.close(listed.last(), out, "from", "to", "count", "causes");
            out.flush();
            boolean unexplained =
                    listed.last().get("causes") instanceof JsonObject causes
                            && !causes.get("unexplained").text().isEmpty();
            return unexplained ? SOME_UNEXPLAINED : ExitCode.OK;
        }
    }

    private static String instant(String text) {
        return text.isEmpty() ? "" : Range.instant(text, InstantSource.system()).toString();
    }

    private static void print(JsonObject group, PrintWriter out) {
        String says =
                switch (group.get("cause").text()) {
                    case "first-sight" ->
                            "Seen for the first time; when it came to be is not known";
                    case "unexplained" -> "No event says why";
                    default -> because(group);
                };
        out.println(group.get("when").text() + "  " + Terminal.inert(says));
        var changes = EventsSearchCommand.items(group, "changes");
        FactChanges.print(changes, out);
        long more = Long.parseLong(group.get("count").text()) - changes.items().size();
        if (more > 0) {
            out.println("      and " + more + " more");
        }
    }

    private static String because(JsonObject group) {
        String name = group.get("name").text();
        return group.get("event") instanceof JsonObject event
                ? event.get("sentence").text() + "  (" + name + ")"
                : "event " + name;
    }
}
