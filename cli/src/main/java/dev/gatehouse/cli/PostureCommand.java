package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse posture`.
@Command(
        name = "posture",
        description = "What checks find in how tools are set and what they allow.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} posture list --severity high",
            "  ${ROOT-COMMAND-NAME} posture list --result unknown --tool github",
            "  ${ROOT-COMMAND-NAME} posture show admin-dormant 'account github/acme/user/7'",
            "  ${ROOT-COMMAND-NAME} posture except admin-dormant 'account github/acme/user/7' --owner ada \\",
            "      --reason 'break-glass account' --until 2027-03-01",
        },
        subcommands = {
            PostureListCommand.class,
            PostureShowCommand.class,
            PostureExceptCommand.class,
            PostureWithdrawCommand.class,
        })
final class PostureCommand {}
