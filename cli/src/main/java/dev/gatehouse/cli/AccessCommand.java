package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse access`: what is expected, granted and used, side by side.
@Command(
        name = "access",
        description = "What is expected, granted and used, side by side.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AccessCompareCommand.class,
            AccessDiffCommand.class,
            AccessIdentitiesCommand.class,
            AccessLeastCommand.class,
            AccessReconcileCommand.class,
        })
final class AccessCommand {}
