package dev.gatehouse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse findings ask`.
@Command(
        name = "ask",
        description =
                "Ask somebody, by mail or chat, whether it was them. They answer in the browser, signed"
                        + " in; an answer closes nothing.",
        mixinStandardHelpOptions = true)
final class FindingsAskCommand implements Callable<Integer> {
    @Mixin private FindingDecided finding;

    @Parameters(
            index = "1",
            paramLabel = "WHOM",
            description =
                    "person (whom it is about), machine-owner or resource-owner; never the suspected"
                            + " account.")
    private String role;

    @Option(
            names = "--through",
            required = true,
            paramLabel = "DESTINATION",
            description = "A mail server or a chat.")
    private String through;

    @Override
    public Integer call() {
        return finding.ask(role, through);
    }
}
