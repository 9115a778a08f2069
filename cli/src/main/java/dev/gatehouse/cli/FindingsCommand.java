package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse findings`.
@Command(
        name = "findings",
        description = "Everything worth a look, and what people decide about it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading =
                "%nA finding is named by the first letters of its key, at least eight.%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} findings list --severity high",
            "  ${ROOT-COMMAND-NAME} findings show 3f8a1c02",
            "  ${ROOT-COMMAND-NAME} findings acknowledge 3f8a1c02",
            "  ${ROOT-COMMAND-NAME} findings ask 3f8a1c02 person --through mail",
            "  ${ROOT-COMMAND-NAME} findings resolve 3f8a1c02 --as true-positive --reason 'key revoked'",
            "  ${ROOT-COMMAND-NAME} findings suppress 3f8a1c02 --reach subject --owner ada \\",
            "      --reason 'the nightly copy' --until 2027-03-01",
        },
        subcommands = {
            FindingsListCommand.class,
            FindingsShowCommand.class,
            FindingsAssignCommand.class,
            FindingsAcknowledgeCommand.class,
            FindingsResolveCommand.class,
            FindingsReopenCommand.class,
            FindingsSuppressCommand.class,
            FindingsNoteCommand.class,
            FindingsAskCommand.class,
            FindingsExpectCommand.class,
        })
final class FindingsCommand {}
