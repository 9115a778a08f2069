package dev.gatehouse.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A made-up tool for tests of the language: its folder is written where the test says.
final class Lamp {
    private static final String SOURCE =
            """
            tool: lamp
            title: Lamp
            plans: Every edition.
            scopes: "`audit:read`"
            case: kept
            channels:
              - name: audit
                title: Audit log
                role: audit
                ways: [file, push, import]
                framing: lines
                headers: [X-Lamp-Event]
                observes: { reads: no, refusals: yes, address: yes, client: no, credential: no }
            """;

    private Lamp() {}

    /// The tool with that mapping and action table.
    static Tool with(Path folder, String mapping, String actions) {
        return Tools.load(written(folder, SOURCE, mapping, actions)).tool("lamp");
    }

    /// The folder of tools with only this one in it.
    static Path written(Path folder, String source, String mapping, String actions) {
        try {
            Path lamp = Files.createDirectories(folder.resolve("lamp"));
            Files.writeString(lamp.resolve("source.yaml"), source);
            Files.writeString(lamp.resolve("mapping.yaml"), mapping);
            Files.writeString(lamp.resolve("actions.yaml"), actions);
            return folder;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static String source() {
        return SOURCE;
    }
}
