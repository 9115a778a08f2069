package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a channel is set; a secret comes from a file or stdin, never from the
/// command line, which others can see.
final class ChannelSettings {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, such as path=/var/log/x.log.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "The signing secret or token; - for stdin.")
    private @Nullable String secretFile;

    /// Whether a secret was given.
    boolean hasSecret() {
        return secretFile != null;
    }

    /// The settings as the API takes them.
    ///
    /// @throws CommandProblem of usage when the secret cannot be read
    SequencedMap<String, JsonValue> values() throws IOException {
        LinkedHashMap<String, JsonValue> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> values.put(key, new JsonString(value)));
        if (secretFile != null) {
            values.put("secret", new JsonString(SourceWords.secret(secretFile)));
        }
        return values;
    }
}
