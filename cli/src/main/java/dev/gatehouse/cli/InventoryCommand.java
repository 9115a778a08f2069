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
            "  kubectl get roles,rolebindings -A -o json | gatehouse inventory import --source kubernetes -",
            "  gatehouse inventory import --source github:acme exported/",
            "  gatehouse inventory list --on github/acme/acme/payments",
            "  gatehouse inventory diff --since 2026-11-01T00:00:00Z --cause unexplained",
        },
        subcommands = {
            InventoryImportCommand.class,
            InventoryListCommand.class,
            InventoryDiffCommand.class,
            InventoryBelieveCommand.class,
        })
final class InventoryCommand {}
