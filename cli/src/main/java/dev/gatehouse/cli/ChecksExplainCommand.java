package dev.gatehouse.cli;

import dev.gatehouse.posture.Check;
import dev.gatehouse.posture.Checks;
import dev.gatehouse.posture.Example;
import dev.gatehouse.source.yaml.Suggestion;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse checks explain`.
@Command(
        name = "explain",
        description = "One check: what it asks, why, what it needs to see, how to mend it.",
        mixinStandardHelpOptions = true)
final class ChecksExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ChecksDirectory directory;

    @Parameters(index = "0", paramLabel = "ID", description = "Its id, as the list shows it.")
    private String id;

    @Override
    public Integer call() {
        Checks checks = directory.load();
        Check check =
                checks.check(id)
                        .orElseThrow(() ->
                                new CommandProblem(
                                        ExitCode.USAGE,
                                        "there is no check \"" + id + "\" " + meant(checks)));
        print(spec.commandLine().getOut(), check);
        return ExitCode.OK;
    }

    private String meant(Checks checks) {
        return Suggestion.of(id, checks.all().stream().map(Check::id).toList());
    }

    private static void print(PrintWriter out, Check check) {
        out.printf("%s (%s)%n%n", check.title(), check.severity().word());
        out.printf("%s%n%n", check.why());
        line(out, "tools", String.join(", ", check.tools()));
        line(
                out,
                "about",
                ("every " + check.over().kind().word() + " " + sorted(check.over().names()))
                        .strip());
        check.when().ifPresent(when -> line(out, "only where", when.text()));
        line(out, "fails where", check.fails().text());
        line(out, "needs whole", sorted(check.needs()));
        line(out, "passes only if whole", sorted(check.needsToPass()));
        line(out, "asked by", String.join(", ", check.references()));
        line(out, "mended by", "whoever answers for the " + check.mends().word());
        out.printf("%nIt says: %s%n%nTo mend it:%n", check.says().text());
        check.fix().text().lines().forEach(line -> out.printf("  %s%n", line));
        out.printf("%nTried on %d examples:%n", check.examples().size());
        for (Example example : check.examples()) {
            out.printf("  %-7s %s%n", example.expect(), example.given());
        }
        out.flush();
    }

    private static String sorted(java.util.Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("  %-20s %s%n", name, value.replaceAll("\\s+", " "));
        }
    }
}
