package dev.gatehouse.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gatehouse findings reopen`.
@Command(name = "reopen", description = "Open it again.", mixinStandardHelpOptions = true)
final class FindingsReopenCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Option(names = "--reason", required = true, description = "Why; it will stand in the journal.")
    private String reason;

    @Override
    public Integer call() {
        return finding.decide("reopening", Map.of("reason", reason));
    }
}
