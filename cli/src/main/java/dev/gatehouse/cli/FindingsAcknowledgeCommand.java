package dev.gatehouse.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gatehouse findings acknowledge`.
@Command(
        name = "acknowledge",
        description = "Say that you have seen it and look after it.",
        mixinStandardHelpOptions = true)
final class FindingsAcknowledgeCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Override
    public Integer call() {
        return finding.decide("acknowledgement", Map.of());
    }
}
