package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse notify`.
@Command(
        name = "notify",
        description = "Whom Gatehouse tells of what is worth a look.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} notify add siem --form webhook --address https://siem.example/gatehouse",
            "  ${ROOT-COMMAND-NAME} notify add team --form slack --least high --quiet '22:00-07:00 Europe/Berlin'",
            "  ${ROOT-COMMAND-NAME} notify add on-call --form pagerduty --least critical",
            "  ${ROOT-COMMAND-NAME} notify try-out siem",
            "  ${ROOT-COMMAND-NAME} notify log siem",
            "  What is secret is asked for, or read from a file: --secret-file FILE",
        },
        subcommands = {
            NotifyListCommand.class,
            NotifyAddCommand.class,
            NotifyTryOutCommand.class,
            NotifyLogCommand.class,
            NotifyAgainCommand.class,
            NotifyRemoveCommand.class,
        })
final class NotifyCommand {}
