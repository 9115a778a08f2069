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
