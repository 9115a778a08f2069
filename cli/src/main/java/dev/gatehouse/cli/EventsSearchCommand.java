package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse events search`: newest first, all time unless `--since` says otherwise, and always
/// with what the sources could not show.
@Command(
        name = "search",
        description = "Events that match a query, newest first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} events search 'resource:payments outcome:denied' --since 7d",
            "  ${ROOT-COMMAND-NAME} events search 'actor:dana.k verb:read' --json",
            "  The words of the query language: docs/reference/query-language.md",
        })
final class EventsSearchCommand implements Callable<Integer> {
    private static final int PAGE_EVENTS = 500;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private SightLines sight;
    @Mixin private Range range;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "QUERY",
            description = "What to look for; everything when left out.")
    private String query;

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "At most so many events (default ${DEFAULT-VALUE}); 0 for all.")
    private long limit;

    @Option(names = "--json", description = "One event a line; last a line with as_of and sight.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new CommandProblem(ExitCode.USAGE, "--limit counts from 0 (all)");
        }
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            EventPages pages = new EventPages(api, parameters());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                long shown = pages.each(limit, event -> out.println(CanonicalJson.text(event)));
                out.println(CanonicalJson.text(closing(pages)));
                return shown > 0 ? ExitCode.OK : 1;
            }
            EventTable table = new EventTable(out);
            long shown = pages.each(limit, table::print);
            table.finish();
            sayWhatIsLeft(pages, shown);
            return shown > 0 ? ExitCode.OK : 1;
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query);
        parameters.put(
                "limit", Long.toString(limit == 0 ? PAGE_EVENTS : Math.min(limit, PAGE_EVENTS)));
        range.addTo(parameters, InstantSource.system());
        return parameters;
    }

    private static JsonObject closing(EventPages pages) {
        LinkedHashMap<String, JsonValue> line = new LinkedHashMap<>();
        line.put("as_of", pages.first().get("as_of"));
        line.put("count", pages.first().get("count"));
        line.put("sight", pages.first().get("sight"));
        return new JsonObject(line);
    }

    private void sayWhatIsLeft(EventPages pages, long shown) {
        PrintWriter err = spec.commandLine().getErr();
        JsonValue count = pages.first().get("count");
        String total =
                count instanceof JsonObject counted ? Counts.of(counted) : Long.toString(shown);
        err.println(
                shown == 0
                        ? "No event matches" + (range.hasBeginning() ? " in that time." : ".")
                        : shown + " of " + total + " events, newest first.");
        sight.print(pages.first(), err);
    }

    static JsonArray items(JsonObject answer, String name) {
        return answer.get(name) instanceof JsonArray array
                ? array
                : new JsonArray(java.util.List.of());
    }
}
