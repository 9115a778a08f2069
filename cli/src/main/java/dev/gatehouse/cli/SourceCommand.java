package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse source`.
@Command(
        name = "source",
        description = "The sources: list them, add one, try a mapping on a file.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SourceListCommand.class, SourceAddCommand.class, SourceMapCommand.class})
final class SourceCommand {}
