package dev.gatehouse.cli;

import dev.gatehouse.event.SourceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the verbs about sources are told: which source, and the file its secret is in.
final class SourceWords {
    private static final int SECRET_BYTES_MAX = 4_096;

    private SourceWords() {}

    static SourceName name(String text) {
        try {
            return SourceName.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    /// @param file `-` for stdin
    static String secret(String file) throws IOException {
        byte[] bytes =
                file.equals("-")
                        ? System.in.readNBytes(SECRET_BYTES_MAX)
                        : Files.readAllBytes(Path.of(file));
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
