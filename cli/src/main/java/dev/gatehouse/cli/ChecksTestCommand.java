package dev.gatehouse.cli;

import dev.gatehouse.posture.Checks;
import dev.gatehouse.posture.Examples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse checks test`: the examples that stand in the files. Ends with 1 when one misses.
@Command(
        name = "test",
        description = "Run the examples that stand in checks; ends with 1 when one misses.",
        mixinStandardHelpOptions = true)
final class ChecksTestCommand implements Callable<Integer> {
    private static final int MISSED = 1;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A directory with a folder for each theme; the shipped one when absent.")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        Checks checks = ChecksDirectory.load(directory == null ? Checkout.checks() : directory);
        List<Examples.Miss> misses = Examples.run(checks.all());
        PrintWriter out = spec.commandLine().getOut();
        misses.forEach(miss -> out.println(Terminal.inert(miss.toString())));
        int examples = checks.all().stream().mapToInt(check -> check.examples().size()).sum();
        out.printf(
                "%d checks, %d examples, %d missed%n",
                checks.all().size(), examples, misses.size());
        out.flush();
        return misses.isEmpty() ? ExitCode.OK : MISSED;
    }
}
