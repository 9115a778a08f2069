package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The simulator, run as a process of its own: the launcher says in `gatehouse.simulator.jars`
/// where it lies.
final class SimulatorProcess {
    private static final long MINUTES_MAX = 30;

    private SimulatorProcess() {}

    /// Runs it to its end.
    ///
    /// @throws CommandProblem when it cannot be started or does not end well
    static void run(List<String> arguments) throws IOException, InterruptedException {
        Path jars = Path.of(System.getProperty("gatehouse.simulator.jars", "simulator"));
        if (!Files.isDirectory(jars)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "the simulator is not at " + jars + "; start through ./gatehouse");
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                jars + "/*",
                                "dev.gatehouse.simulator.Simulator"));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new CommandProblem(
                        ExitCode.UNAVAILABLE, "the simulator did not write its week");
            }
        } finally {
            process.destroy();
        }
    }
}
