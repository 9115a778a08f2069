package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse source`.
@Command(
        name = "source",
        description =
                "The sources: list them, see how they are doing, add or change one, say what is kept, try mappings on files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SourceListCommand.class,
            SourceStatusCommand.class,
            SourceAddCommand.class,
            SourceChangeCommand.class,
            SourceKeepCommand.class,
            SourceMapCommand.class,
            SourceSurveyCommand.class,
            SourceEstimateCommand.class
        })
final class SourceCommand {}
