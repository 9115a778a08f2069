package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse posture list`: what checks find, page after page. Ends with 1 when something of it
/// fails and nobody lets it stand.
@Command(
        name = "list",
        description = "What fails, the worst first; ends with 1 when something does.",
        mixinStandardHelpOptions = true)
final class PostureListCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final String FAILS = "fails";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LETTERS",
            defaultValue = "",
            description = "Only those with these letters in the sentence, thing or check.")
    private String letters;

    @Option(
            names = "--severity",
            defaultValue = "low",
            description = "Only this bad or worse: low, medium, high or critical.")
    private String severity;

    @Option(
            names = "--result",
            defaultValue = FAILS,
            description = "What fails, is excepted, is unknown, or all.")
    private String result;

    @Option(names = "--tool", defaultValue = "", description = "Only things of this tool.")
    private String tool;

    @Option(names = "--check", defaultValue = "", description = "Only what this check says.")
    private String check;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "q",
                        letters,
                        "severity",
                        severity,
                        "result",
                        result,
                        "tool",
                        tool,
                        "check",
                        check);
        PrintWriter out = spec.commandLine().getOut();
        String count;
        try (Api api = connection.open()) {
            JsonObject last =
                    listing.each(
                                    api,
                                    new Listing.Pages("/posture", "items", asked),
                                    out,
                                    one -> print(out, one))
                            .last();
            count = last.get("count").text();
            if (!listing.isJson()) {
                out.printf("%s %s%n", Counts.grouped(count), summary(last));
            }
        }
        out.flush();
        return result.equals(FAILS) && !count.equals("0") ? FOUND : ExitCode.OK;
    }

    private static String summary(JsonObject page) {
        if (page.get("asked").text().isEmpty()) {
            return "so far; the checks have not been asked yet";
        }
        return page.get("results") instanceof JsonObject results
                ? "here; in all %s fail, %s are excepted, %s unknown, %s pass"
                        .formatted(
                                results.get("fails").text(),
                                results.get("excepted").text(),
                                results.get("unknown").text(),
                                results.get("passes").text())
                : "";
    }

    private static void print(PrintWriter out, JsonObject one) {
        out.printf(
                "%-9s %s%n          %s%n          %s posture show %s %s%n",
                one.get("severity").text(),
                Terminal.inert(one.get("title").text()),
                Terminal.inert(said(one)),
                Main.called(),
                one.get("check").text(),
                quoted(one.get("subject").text()));
    }

    private static String said(JsonObject one) {
        String missing =
                String.join(
                        ", ",
                        EventsSearchCommand.items(one, "missing").items().stream()
                                .map(JsonValue::text)
                                .toList());
        return missing.isEmpty() ? one.get("says").text() : "unknown, for want of " + missing;
    }

    // A subject holds names that anybody may have given.
    private static String quoted(String subject) {
        return "'" + Terminal.inert(subject).replace("'", "'\\''") + "'";
    }
}
