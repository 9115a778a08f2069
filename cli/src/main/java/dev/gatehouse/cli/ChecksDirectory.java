package dev.gatehouse.cli;

import dev.gatehouse.posture.Checks;
import dev.gatehouse.source.yaml.SourceProblem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which checks a command is about: those that ship with Gatehouse, or those of a directory.
final class ChecksDirectory {
    @Option(
            names = "--checks",
            paramLabel = "DIR",
            description = "A directory with a folder for each theme; the shipped one when absent.")
    private @Nullable Path directory;

    /// Reads them.
    ///
    /// @throws CommandProblem with file and line of what is wrong
    Checks load() {
        return load(directory == null ? Checkout.checks() : directory);
    }

    static Checks load(Path directory) {
        try {
            return Checks.load(directory);
        } catch (SourceProblem | UncheckedIOException wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }
}
