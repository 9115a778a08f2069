package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.sigma.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections check`. Ends with 1 when something is refused.
@Command(
        name = "check",
        description = "What is refused in files of rules, and why; ends with 1 when anything is.",
        mixinStandardHelpOptions = true)
final class DetectionsCheckCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Spec private CommandSpec spec;
    @Mixin private DetectionsDirectory directory;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A directory or file of rules; the shipped detections when absent.")
    private @Nullable Path rules;

    @Override
    public Integer call() {
        Detections detections = directory.load(rules);
        PrintWriter out = spec.commandLine().getOut();
        for (Refusal problem : detections.problems()) {
            out.println(Terminal.inert(problem.toString()));
        }
        out.printf(
                "%d rules, %d correlations, %d detections, %d refused%n",
                detections.ruleset().rules().size(),
                detections.ruleset().correlations().size(),
                detections.all().size(),
                detections.problems().size());
        out.flush();
        return detections.problems().isEmpty() ? ExitCode.OK : REFUSED;
    }
}
