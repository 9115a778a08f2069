package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/// `gatehouse model`.
@Command(
        name = "model",
        description = "Who should be able to do what: the access model as files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse model check model/example",
            "  gatehouse model test model/example",
            "  gatehouse model explain model/example ada@acme.test secret vault/acme/payments",
            "  gatehouse model replay model/example",
            "  gatehouse model share",
            "  gatehouse model draft --out drafted",
            "  gatehouse model questions",
            "  gatehouse model answer 5f0c2a9d1e77 only-on-call",
            "  gatehouse model answers --patch",
            "  gatehouse model govern 'vault/acme/**/production/**' --permissions secret,admin",
        },
        subcommands = {
            ModelFilesCommands.Check.class,
            ModelFilesCommands.Test.class,
            ModelFilesCommands.Explain.class,
            ModelReplayCommand.class,
            ModelShareCommand.class,
            ModelDraftCommand.class,
            ModelQuestionsCommand.class,
            ModelAnswerCommand.class,
            ModelAnswersCommand.class,
            ModelGovernCommand.class,
        })
final class ModelCommand {}
