package dev.gatehouse.server.configuration;

import dev.gatehouse.server.configuration.ConfigurationFile.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What stands on the command line of `up`: `--config FILE` (any number; a later one wins),
/// `--demo`, and each setting by its name. A list's flag may stand several times.
public record Flags(List<Path> files, boolean demo, Map<Setting, Given> given) {

    /// Reads the words after `up`.
    ///
    /// @throws ConfigurationProblem for a flag there is not, or one without its value
    public static Flags parse(List<String> words) {
        List<Path> files = new ArrayList<>();
        boolean demo = false;
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        var rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--demo")) {
                demo = true;
                continue;
            }
            boolean known = flag.equals("--config") || Setting.ofFlag(flag).isPresent();
            if (!known) {
                throw unknown(flag);
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new ConfigurationProblem(flag, "wants a value");
            }
            String value = equals < 0 ? rest.next() : word.substring(equals + 1);
            if (flag.equals("--config")) {
                files.add(Path.of(value));
            } else {
                Setting setting = Setting.ofFlag(flag).orElseThrow();
                given.merge(setting, new Given(List.of(value), flag), Flags::both);
            }
        }
        return new Flags(List.copyOf(files), demo, given);
    }

    private static Given both(Given first, Given second) {
        return new Given(
                Stream.concat(first.values().stream(), second.values().stream()).toList(),
                first.where());
    }

    /// Every flag with what it sets and what holds without it, a line or two each.
    public static String help() {
        StringBuilder help = new StringBuilder();
        help.append("./gatehouse up [FLAG VALUE]...   starts the server and keeps it running\n\n");
        row(help, "--demo", "a made-up company to look around in, on this machine only");
        row(help, "--config FILE", "settings from a file, such as deploy/gatehouse.yaml");
        for (Setting setting : Setting.values()) {
            String fallback = setting.fallback();
            row(
                    help,
                    setting.flag() + " " + setting.shape(),
                    setting.meaning() + (fallback.isEmpty() ? "" : " (" + fallback + ")"));
        }
        help.append("\nEach is also a variable, such as GATEHOUSE_PORT; what stands here wins.\n");
        return help.toString();
    }

    private static void row(StringBuilder help, String flag, String meaning) {
        help.append("  ").append(flag).append("\n      ").append(meaning).append('\n');
    }

    /// Whether the words after `up` ask what there is.
    public static boolean asksForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    private static ConfigurationProblem unknown(String flag) {
        List<String> flags =
                Stream.concat(
                                Stream.of("--config", "--demo"),
                                Arrays.stream(Setting.values()).map(Setting::flag))
                        .toList();
        return new ConfigurationProblem(
                flag, "there is no such flag" + Nearest.suggestion(flag, flags));
    }
}
