package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse journal`.
@Command(
        name = "journal",
        description = "Check the journal offline, take proofs away, export it plainly.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JournalVerifyCommand.class,
            JournalProofCommand.class,
            JournalExportCommand.class,
            JournalErasuresCommand.class,
        })
final class JournalCommand {}
