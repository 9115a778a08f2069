package dev.gatehouse.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gatehouse findings resolve`.
@Command(
        name = "resolve",
        description = "Close it, saying what it turned out to be.",
        mixinStandardHelpOptions = true)
final class FindingsResolveCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "DISPOSITION",
            description =
                    "true-positive, benign-expected, false-positive, duplicate, test or insufficient-data.")
    private String disposition;

    @Option(names = "--reason", required = true, description = "Why; it will stand in the journal.")
    private String reason;

    @Override
    public Integer call() {
        return finding.decide("resolution", Map.of("disposition", disposition, "reason", reason));
    }
}
