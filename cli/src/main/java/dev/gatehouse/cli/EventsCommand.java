package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse events`.
@Command(
        name = "events",
        description = "Search, follow, show, export and erase events.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EventsSearchCommand.class,
            EventsTailCommand.class,
            EventsShowCommand.class,
            EventsExportCommand.class,
            EventsEraseCommand.class,
        })
final class EventsCommand {}
