package dev.gatehouse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gatehouse notify remove`.
@Command(
        name = "remove",
        description = "Tells a destination nothing any longer.",
        mixinStandardHelpOptions = true)
final class NotifyRemoveCommand implements Callable<Integer> {
    @Mixin private Connection connection;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination.")
    private String name;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            api.delete(DestinationPath.of(name));
        }
        return ExitCode.OK;
    }
}
