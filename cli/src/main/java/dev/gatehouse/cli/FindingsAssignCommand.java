package dev.gatehouse.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gatehouse findings assign`.
@Command(
        name = "assign",
        description = "Give it to somebody, or to nobody.",
        mixinStandardHelpOptions = true)
final class FindingsAssignCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Parameters(index = "1", paramLabel = "WHO", description = "me, nobody, or the name of a user.")
    private String to;

    @Override
    public Integer call() {
        return finding.decide("assignment", Map.of("to", to));
    }
}
