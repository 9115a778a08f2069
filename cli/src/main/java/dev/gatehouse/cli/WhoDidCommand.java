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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse who-did`: who touched a resource, with which credential, what came of it; and which
/// tools would not have told.
@Command(
        name = "who-did",
        description = "Who touched a resource, with which credential, and what was refused.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} who-did payments --since 7d",
            "  ${ROOT-COMMAND-NAME} who-did 'github/acme/acme/payments/environments/production'",
        })
final class WhoDidCommand implements Callable<Integer> {
    private static final String PAGE_EVENTS = "1000";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private SightLines sight;
    @Mixin private Range range;

    @Parameters(
            index = "0",
            paramLabel = "RESOURCE",
            description = "A path, a part of one, or a pattern with * and **.")
    private String resource;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only in that environment, such as production.")
    private String environment;

    @Option(names = "--json", description = "One line for each who, did and with; last the sight.")
    private boolean json;

    @Override
    public Integer call() {
        String query =
                "resource:"
                        + quoted(resource)
                        + (environment.isEmpty() ? "" : " env:" + quoted(environment));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query);
        parameters.put("limit", PAGE_EVENTS);
        range.addTo(parameters, InstantSource.system());
        try (Api api = connection.openAndCompare(spec.commandLine().getErr())) {
            EventPages pages = new EventPages(api, parameters);
            Deeds deeds = new Deeds();
            pages.each(0, deeds::add);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                deeds.lines().forEach(line -> out.println(CanonicalJson.text(line)));
                LinkedHashMap<String, dev.gatehouse.json.JsonValue> closing = new LinkedHashMap<>();
                closing.put("as_of", pages.first().get("as_of"));
                closing.put("sight", pages.first().get("sight"));
                out.println(CanonicalJson.text(new JsonObject(closing)));
            } else {
                deeds.print(out);
                if (deeds.isEmpty()) {
                    PathSeen.ask(api, resource, "resource:" + quoted(resource), out);
                }
                PrintWriter err = spec.commandLine().getErr();
                sight.print(pages.first(), err);
                err.println(
                        "Each of them: "
                                + Main.called()
                                + " events search '"
                                + Terminal.inert(query)
                                + "'"
                                + range.typed());
            }
            out.flush();
            return deeds.isEmpty() ? 1 : ExitCode.OK;
        }
    }

    /// The value as a query writes it.
    static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./*=-]+")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
