package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
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

/// `gatehouse can`: whether somebody can do something to a resource, and by which way. Exits with 0
/// for yes, 1 for no, 2 when nobody can tell.
@Command(
        name = "can",
        description = "Whether somebody can do something to a resource, and by which way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} can ada@acme.test deploy payments/environments/production",
            "  ${ROOT-COMMAND-NAME} can github/acme/user/583231 admin github/acme/acme/payments --as-of 2026-11-01",
        })
final class CanCommand implements Callable<Integer> {
    private static final int NO = 1;
    private static final int CANNOT_TELL = 2;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "PERSON",
            description = "A name, address or id of a person or machine, or an account.")
    private String person;

    @Parameters(
            index = "1",
            paramLabel = "PERMISSION",
            description = "read, secret, write, run, approve, deploy or admin.")
    private String permission;

    @Parameters(
            index = "2",
            paramLabel = "RESOURCE",
            description = "A path, or how exactly one ends.")
    private String resource;

    @Option(
            names = "--as-of",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "As of then: 7d, 2026-11-20 or an RFC 3339 instant; now when left out.")
    private String asOf;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("person", person);
        asked.put("permission", permission);
        asked.put("resource", resource);
        if (!asOf.isEmpty()) {
            asked.put("at", Range.instant(asOf, InstantSource.system()).toString());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer = api.get("/access/can", asked);
            String verdict = answer.get("answer").text();
            if (json) {
                out.println(CanonicalJson.text(answer));
            } else {
                print(out, answer, verdict);
            }
            out.flush();
            return switch (verdict) {
                case "yes" -> ExitCode.OK;
                case "no" -> NO;
                default -> CANNOT_TELL;
            };
        }
    }

    private static void print(PrintWriter out, JsonObject answer, String verdict) {
        out.println(
                Terminal.inert(
                        verdict.replace('-', ' ')
                                + ": "
                                + answer.get("who").text()
                                + ", "
                                + answer.get("permission").text()
                                + ", "
                                + answer.get("resource").text()));
        for (JsonValue item : EventsSearchCommand.items(answer, "ways").items()) {
            if (item instanceof JsonObject way) {
                String step = Ways.isStep(way) ? "one step away: " : "";
                out.println(Terminal.inert("  " + step + Ways.path(way)));
            }
        }
        if (answer.get("nevertheless") instanceof JsonObject use) {
            String event = use.get("example").text();
            out.println(
                    Terminal.inert(
                            "  no way is known, but it was done on "
                                    + use.get("last").text()
                                    + ": "
                                    + use.get("resource").text()
                                    + (event.isEmpty() ? "" : ", event " + event)));
        }
        for (JsonValue one : EventsSearchCommand.items(answer, "unseen").items()) {
            out.println(Terminal.inert("  " + one.text()));
        }
    }
}
