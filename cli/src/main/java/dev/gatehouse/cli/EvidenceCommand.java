package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse evidence`.
@Command(
        name = "evidence",
        description = "Reports for an auditor, as a signed pack that can be checked offline.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} evidence list",
            "  ${ROOT-COMMAND-NAME} evidence build --report R4,R8 --since 90d -o quarter.zip",
            "  ${ROOT-COMMAND-NAME} evidence verify quarter.zip",
        },
        subcommands = {
            EvidenceListCommand.class,
            EvidenceBuildCommand.class,
            EvidenceVerifyCommand.class,
        })
final class EvidenceCommand {}
