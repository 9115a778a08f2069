package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What rules may need beside their own files.
final class DetectionsDirectory {
    @Option(
            names = "--lists",
            paramLabel = "FILE",
            description = "YAML with `name: [value, ...]` for every placeholder %%name%% in rules.")
    private @Nullable Path lists;

    /// Reads the rules of a directory or of one file.
    ///
    /// @param directory where they lie; null for those that ship with Gatehouse
    /// @throws CommandProblem when they cannot be read
    Detections load(@Nullable Path directory) {
        Path from = directory == null ? Checkout.detections() : directory;
        if (!Files.exists(from)) {
            throw new CommandProblem(ExitCode.USAGE, "there are no rules at " + from);
        }
        try {
            return Detections.load(from, placeholders());
        } catch (UncheckedIOException unreadable) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(unreadable.getMessage()));
        }
    }

    private Placeholders placeholders() {
        if (lists == null) {
            return Placeholders.NONE;
        }
        try {
            return Placeholders.parse(lists.toString(), Files.readString(lists));
        } catch (IOException unreadable) {
            throw new CommandProblem(ExitCode.USAGE, "cannot read the file " + lists);
        } catch (RuleProblem wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }
}
