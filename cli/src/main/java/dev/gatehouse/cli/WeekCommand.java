package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
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
import picocli.CommandLine.Spec;

/// `gatehouse week`: seven days on one page.
@Command(
        name = "week",
        description = "Seven days on one page: who gained, who lost, what is new, what was unseen.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} week",
            "  ${ROOT-COMMAND-NAME} week --until 2026-11-20",
            "  ${ROOT-COMMAND-NAME} week --json > week.json",
        })
final class WeekCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private SightLines sight;

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "Where the week ends: 7d (ago), 2026-11-20 or an RFC 3339 instant; now.")
    private String until;

    @Option(names = "--json", description = "The whole answer as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> asked = new LinkedHashMap<>();
        if (!until.isEmpty()) {
            asked.put("until", Range.instant(until, InstantSource.system()).toString());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            JsonObject week = api.get("/week", asked);
            if (json) {
                out.println(CanonicalJson.text(week));
            } else {
                new WeekPage(week, out).print();
                if (week.get("unseen") instanceof JsonObject unseen) {
                    sight.print(unseen, out);
                }
            }
            out.flush();
            return ExitCode.OK;
        }
    }
}
