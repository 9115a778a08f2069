package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse detections`.
@Command(
        name = "detections",
        description =
                "The detections that watch events, and any rules in Sigma; list, show and set ask the server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} detections list --state on",
            "  ${ROOT-COMMAND-NAME} detections set vault-policy-changed watch --reason 'our deployer does that'",
            "  ${ROOT-COMMAND-NAME} detections run --rules rules --product github --service audit audit.ndjson",
            "  ${ROOT-COMMAND-NAME} detections test our-detections",
            "  ${ROOT-COMMAND-NAME} detections explain github_new_secret_created audit.ndjson:12",
        },
        subcommands = {
            DetectionsListCommand.class,
            DetectionsShowCommand.class,
            DetectionsSetCommand.class,
            DetectionsRunCommand.class,
            DetectionsCheckCommand.class,
            DetectionsTestCommand.class,
            DetectionsExplainCommand.class,
            DetectionsEvaluateCommand.class,
        })
final class DetectionsCommand {}
