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
            "  gatehouse posture list --severity high",
            "  gatehouse posture list --result unknown --tool github",
            "  gatehouse posture show admin-dormant 'account github/acme/user/7'",
            "  gatehouse posture except admin-dormant 'account github/acme/user/7' --owner ada \\",
            "      --reason 'break-glass account' --until 2027-03-01",
        },
        subcommands = {
            PostureListCommand.class,
            PostureShowCommand.class,
            PostureExceptCommand.class,
            PostureWithdrawCommand.class,
        })
final class PostureCommand {}
