package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse checks`.
@Command(
        name = "checks",
        description = "The checks of how tools are set and what they allow; needs no server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} checks list --tool github --severity high",
            "  ${ROOT-COMMAND-NAME} checks explain admin-dormant",
            "  ${ROOT-COMMAND-NAME} checks test ./our-checks",
        },
        subcommands = {
            ChecksListCommand.class,
            ChecksExplainCommand.class,
            ChecksTestCommand.class,
        })
final class ChecksCommand {}
