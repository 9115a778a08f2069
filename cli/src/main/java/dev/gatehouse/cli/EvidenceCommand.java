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
            "  ${ROOT-COMMAND-NAME} evidence sample quarter.zip --report R8 --size 25",
        },
        subcommands = {
            EvidenceListCommand.class,
            EvidenceBuildCommand.class,
            EvidenceVerifyCommand.class,
            EvidenceSampleCommand.class,
        })
final class EvidenceCommand {}
