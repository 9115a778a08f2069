package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse inventory`.
@Command(
        name = "inventory",
        description = "What the tools allow and how they are set: rights, settings, credentials.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kubectl get roles,rolebindings -A -o json | ${ROOT-COMMAND-NAME} inventory import --source kubernetes -",
            "  ${ROOT-COMMAND-NAME} inventory import --source github:acme exported/",
            "  ${ROOT-COMMAND-NAME} inventory list --on github/acme/acme/payments",
            "  ${ROOT-COMMAND-NAME} inventory diff --since 2026-11-01T00:00:00Z --cause unexplained",
        },
        subcommands = {
            InventoryImportCommand.class,
            InventoryListCommand.class,
            InventoryDiffCommand.class,
            InventoryBelieveCommand.class,
        })
final class InventoryCommand {}
