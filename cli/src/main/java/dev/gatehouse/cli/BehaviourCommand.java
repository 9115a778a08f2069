package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse behaviour`.
@Command(
        name = "behaviour",
        description = "What is unusual about whom, measured by what each account usually does.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse behaviour list",
            "  gatehouse behaviour show person:mira",
            "  gatehouse behaviour signals",
        },
        subcommands = {
            BehaviourListCommand.class,
            BehaviourShowCommand.class,
            BehaviourSignalsCommand.class,
        })
final class BehaviourCommand {}
