package dev.gatehouse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gatehouse findings note`.
@Command(
        name = "note",
        description = "Write something down about it.",
        mixinStandardHelpOptions = true)
final class FindingsNoteCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Parameters(index = "1", paramLabel = "TEXT", description = "What you found out.")
    private String text;

    @Override
    public Integer call() {
        return finding.note(text);
    }
}
