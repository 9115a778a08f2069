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
            "  ${ROOT-COMMAND-NAME} model check model/example",
            "  ${ROOT-COMMAND-NAME} model test model/example",
            "  ${ROOT-COMMAND-NAME} model explain model/example ada@acme.test secret vault/acme/payments",
            "  ${ROOT-COMMAND-NAME} model replay model/example",
            "  ${ROOT-COMMAND-NAME} model share",
            "  ${ROOT-COMMAND-NAME} model draft --out drafted",
            "  ${ROOT-COMMAND-NAME} model questions",
            "  ${ROOT-COMMAND-NAME} model answer 5f0c2a9d1e77 only-on-call",
            "  ${ROOT-COMMAND-NAME} model answers --patch",
            "  ${ROOT-COMMAND-NAME} model govern 'vault/acme/**/production/**' --permissions secret,admin",
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
