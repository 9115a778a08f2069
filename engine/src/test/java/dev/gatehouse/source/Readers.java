package dev.gatehouse.source;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.nio.file.Path;

/// Readers of the tools that stand in the project, with a key that is the same everywhere, so that
/// golden files can hold fingerprints.
final class Readers {
    static final Path ROOT = Path.of(System.getProperty("gatehouse.root"));
    static final Path SOURCES = ROOT.resolve("sources");
    private static final InstallationKey KEY =
            InstallationKey.of(new byte[InstallationKey.KEY_BYTES]);

    private Readers() {}

    static Reader of(Tool tool) {
        SourceName name = new SourceName(tool.name(), "default");
        return Reader.of(new Source(1, name, "default", tool), new Redactor(KEY), KEY);
    }
}
