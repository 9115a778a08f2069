package dev.gatehouse.cli;

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

/// `gatehouse findings list`: what is worth a look, page after page. Ends with 1 when somebody has
/// to look.
@Command(
        name = "list",
        description = "What is worth a look, the worst first; ends with 1 when there is something.",
        mixinStandardHelpOptions = true)
final class FindingsListCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final String UNRESOLVED = "unresolved";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LETTERS",
            defaultValue = "",
            description = "Only those with these letters in the sentence, rule, resource or name.")
    private String letters;

    @Option(
            names = "--state",
            defaultValue = UNRESOLVED,
            description =
                    "open, acknowledged, resolved, suppressed, all, or unresolved: open or acknowledged.")
    private String state;

    @Option(
            names = "--severity",
            defaultValue = "informational",
            description = "Only this bad or worse: informational, low, medium, high or critical.")
    private String severity;

    @Option(
            names = "--rule",
            defaultValue = "",
            description = "Only what this detection, signal or check says.")
    private String rule;

    @Option(
            names = "--subject",
            defaultValue = "",
            description = "Only about this person, machine or account, by id.")
    private String subject;

    @Option(
            names = "--resource",
            defaultValue = "",
            description = "Only on this path and what lies below it.")
    private String resource;

    @Option(
            names = "--assigned",
            defaultValue = "",
            description = "Only those of me, of nobody, or of user:ID.")
    private String assigned;

    @Override
    public Integer call() {
        Map<String, String> asked =
                Listing.asked(
                        "q",
                        letters,
                        "state",
                        state,
                        "severity",
                        severity,
                        "rule",
                        rule,
                        "subject",
                        subject,
                        "resource",
                        resource,
                        "assigned",
                        assigned);
        PrintWriter out = spec.commandLine().getOut();
        String count;
        try (Api api = connection.open()) {
            JsonObject last =
                    listing.each(
                                    api,
                                    new Listing.Pages("/findings", "items", asked),
                                    out,
                                    one -> print(out, one))
                            .last();
            count = last.get("count").text();
            if (!listing.isJson()) {
                out.printf("%s %s%n", Counts.grouped(count), summary(last));
            }
        }
        out.flush();
        return state.equals(UNRESOLVED) && !count.equals("0") ? FOUND : ExitCode.OK;
    }

    private static String summary(JsonObject page) {
        return page.get("states") instanceof JsonObject states
                ? "here; in all %s open, %s acknowledged, %s resolved, %s suppressed"
                        .formatted(
                                states.get("open").text(),
                                states.get("acknowledged").text(),
                                states.get("resolved").text(),
                                states.get("suppressed").text())
                : "";
    }

    private static void print(PrintWriter out, JsonObject one) {
        out.printf(
                "%-13s %s  %-12s %s%n              %s  %s%n",
                one.get("severity").text(),
                FindingDecided.shortKey(one),
                one.get("state").text(),
                one.get("last").text(),
                Terminal.inert(one.get("sentence").text()),
                FindingDecided.assigned(one));
    }
}
