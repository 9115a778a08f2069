package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse detections`.
@Command(
        name = "detections",
        description = "The detections that watch events, and any rules in Sigma; needs no server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse detections run --rules rules --product github --service audit audit.ndjson",
            "  gatehouse detections test our-detections",
            "  gatehouse detections explain github_new_secret_created audit.ndjson:12",
        },
        subcommands = {
            DetectionsRunCommand.class,
            DetectionsCheckCommand.class,
            DetectionsTestCommand.class,
            DetectionsExplainCommand.class,
        })
final class DetectionsCommand {}
