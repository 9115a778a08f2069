package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.Examples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse detections test`: the examples that stand in the files. Ends with 1 when one misses
/// or a file is refused.
@Command(
        name = "test",
        description = "Run the examples that stand in detections; ends with 1 when one misses.",
        mixinStandardHelpOptions = true)
final class DetectionsTestCommand implements Callable<Integer> {
    private static final int MISSED = 1;

    @Spec private CommandSpec spec;
    @Mixin private DetectionsDirectory directory;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A directory or file of detections; the shipped ones when absent.")
    private @Nullable Path rules;

    @Override
    public Integer call() {
        Detections detections = directory.load(rules);
        List<Examples.Miss> misses = Examples.run(detections);
        PrintWriter out = spec.commandLine().getOut();
        detections.problems().forEach(one -> out.println(Terminal.inert(one.toString())));
        misses.forEach(miss -> out.println(Terminal.inert(miss.toString())));
        int examples = detections.all().stream().mapToInt(each -> each.examples().size()).sum();
        out.printf(
                "%d detections, %d examples, %d missed, %d refused%n",
                detections.all().size(), examples, misses.size(), detections.problems().size());
        out.flush();
        return misses.isEmpty() && detections.problems().isEmpty() ? ExitCode.OK : MISSED;
    }
}
