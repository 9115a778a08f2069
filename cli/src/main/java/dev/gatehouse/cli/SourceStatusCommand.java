package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source status`: what came of each hour and how late, what is wrong and what to do.
@Command(
        name = "status",
        description =
                "What came of each hour and how late, how much of it says who and with what, what is wrong with a source, and what to do.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} source status",
            "  ${ROOT-COMMAND-NAME} source status gitlab:acme --since 3d",
        })
final class SourceStatusCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "TOOL[:NAME]",
            description =
                    "Such as github:acme, hour by hour and field by field; every source when absent.")
    private String source;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            defaultValue = "24h",
            description = "From then on, at most 35 days: 24h unless told, 7d, 2026-11-20.")
    private String since;

    @Option(names = "--json", description = "One source a line.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Map.of("since", Range.instant(since, InstantSource.system()).toString());
        List<JsonObject> all = new ArrayList<>();
        try (Api api = connection.open()) {
            for (String name : names(api)) {
                all.add(api.get("/sources/" + name + "/status", asked));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            all.forEach(each -> out.println(CanonicalJson.text(each)));
        } else if (all.isEmpty()) {
            out.println("No source yet: '" + Main.called() + " source add'.");
        } else {
            SourceStatusTable table = new SourceStatusTable(out, since);
            table.print(all);
            if (!source.isEmpty()) {
                table.hours(all.getFirst());
                new SourceQualityTable(out).print((JsonObject) all.getFirst().get("quality"));
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<String> names(Api api) {
        if (!source.isEmpty()) {
            return List.of(SourceWords.name(source).toString());
        }
        return EventsSearchCommand.items(api.get("/sources", Map.of()), "sources").items().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(each -> !each.get("state").text().equals("removed"))
                .map(each -> each.get("name"))
                .map(JsonValue::text)
                .toList();
    }
}
