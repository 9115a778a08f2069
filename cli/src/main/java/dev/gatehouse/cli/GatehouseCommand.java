package dev.gatehouse.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The root of the command tree.
@Command(
        name = "gatehouse",
        description = "Who accessed what in your CI/CD, and whether they should have.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} look audit.ndjson",
            "  ${ROOT-COMMAND-NAME} import --source github:acme audit.ndjson",
            "  ${ROOT-COMMAND-NAME} who-did payments/environments/production --since 7d",
            "  ${ROOT-COMMAND-NAME} events search 'verb:deploy env:production -outcome:succeeded'",
        },
        subcommands = {
            LookCommand.class,
            ImportCommand.class,
            WhoDidCommand.class,
            WhoCanCommand.class,
            CanCommand.class,
            ExplainCommand.class,
            WhatChangedCommand.class,
            WeekCommand.class,
            AccessCommand.class,
            EventsCommand.class,
            SourceCommand.class,
            PeopleCommand.class,
            ModelCommand.class,
            PostureCommand.class,
            ReviewCommand.class,
            FindingsCommand.class,
            BehaviourCommand.class,
            InventoryCommand.class,
            ChecksCommand.class,
            DetectionsCommand.class,
            RehearseCommand.class,
            NotifyCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RetentionCommand.class,
            EvidenceCommand.class,
            JournalCommand.class,
            LoginCommand.class,
            TokenCommand.class,
            SessionCommand.class,
            UserCommand.class,
            AdminCommand.class,
            GenerateCompletion.class,
            HelpCommand.class,
        })
final class GatehouseCommand {}
