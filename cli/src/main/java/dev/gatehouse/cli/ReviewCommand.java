package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse review`.
@Command(
        name = "review",
        description = "Access reviews: who holds what, frozen, and what people decide about it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} review open 'Payments, fourth quarter' --due 2026-12-15 --below github/acme/payments",
            "  ${ROOT-COMMAND-NAME} review show 4711 --yours",
            "  ${ROOT-COMMAND-NAME} review decide 4711 12 revoke",
            "  ${ROOT-COMMAND-NAME} review decide 4711 13 keep --reason 'on call for the vault until March'",
            "  ${ROOT-COMMAND-NAME} review show 4711 --to-go",
            "  ${ROOT-COMMAND-NAME} review close 4711",
        },
        subcommands = {
            ReviewListCommand.class,
            ReviewOpenCommand.class,
            ReviewShowCommand.class,
            ReviewDecideCommand.class,
            ReviewCloseCommand.class,
        })
final class ReviewCommand {}
