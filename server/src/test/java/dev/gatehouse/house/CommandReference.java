package dev.gatehouse.house;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// docs/reference/cli.md, written from the command tree itself.
final class CommandReference {
    private static final String HEAD =
            """
            # Commands

            Written from the command tree by `DocsTest`; change the command, then run the test with `-Dgolden=write`.

            `up`, `test` and `bench` belong to the launcher: `./gatehouse --help` tells them, and [configuration](configuration.md) lists what
            `up` takes. Exit codes are in [doors](../spec/doors.md).
            """;

    private CommandReference() {}

    static String page(CommandLine root) {
        var page = new StringBuilder(HEAD);
        commands(root).forEach(command -> section(page, command.getCommandSpec()));
        return page.toString();
    }

    /// Every command that does something, in the order of the tree; those that only lead to others
    /// are left out.
    private static List<CommandLine> commands(CommandLine from) {
        var found = new ArrayList<CommandLine>();
        for (CommandLine command : from.getSubcommands().values()) {
            if (command.getCommandSpec().usageMessage().hidden() || found.contains(command))
                continue;
            if (command.getSubcommands().isEmpty()) found.add(command);
            found.addAll(commands(command));
        }
        return found;
    }

    private static void section(StringBuilder page, CommandSpec command) {
        page.append("\n## ")
                .append(command.qualifiedName().replace("gatehouse ", ""))
                .append("\n\n");
        page.append(oneLine(command.usageMessage().description())).append("\n");
        List<String> rows = new ArrayList<>();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (!parameter.hidden()) rows.add(row(parameter.paramLabel(), parameter.description()));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !isStandard(option))
                rows.add(row(name(option), option.description()));
        }
        if (!rows.isEmpty()) page.append("\n| | |\n| --- | --- |\n").append(String.join("", rows));
    }

    private static boolean isStandard(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }

    private static String name(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(String name, String[] description) {
        String words = oneLine(description).replace("|", "\\|");
        return "| `" + name.replace("|", "\\|") + "` | " + words + " |\n";
    }

    private static String oneLine(String[] description) {
        return String.join(" ", description).replace("%n", " ").replaceAll("\\s+", " ").strip();
    }
}
