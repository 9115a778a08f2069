package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The generated page is current. `-Dgolden=write` writes it anew.
final class SourcesReferenceTest {
    @Test
    void thePageOfSourcesIsCurrent() throws IOException {
        Path page = Readers.ROOT.resolve("docs/reference/sources.md");
        String written = SourcesReference.page(Tools.load(Readers.SOURCES));
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(page, written);
        }
        assertThat(Files.readString(page)).isEqualTo(written);
    }
}
