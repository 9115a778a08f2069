package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse people`.
@Command(
        name = "people",
        description = "Who is who: persons, machines and the accounts that are theirs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} people import people.csv --proof identity-provider",
            "  ${ROOT-COMMAND-NAME} people list --state left",
            "  ${ROOT-COMMAND-NAME} people leaving 'Tomas Brandt'",
            "  ${ROOT-COMMAND-NAME} people queue",
            "  ${ROOT-COMMAND-NAME} people accept github/acme/user/583231 dana.k@acme.example",
        },
        subcommands = {
            PeopleImportCommand.class,
            PeopleListCommand.class,
            PeopleShowCommand.class,
            PeopleLeavingCommand.class,
            PeopleQueueCommand.class,
            PeopleLinks.Link.class,
            PeopleLinks.Unlink.class,
            PeopleLinks.Refuse.class,
        })
final class PeopleCommand {}
