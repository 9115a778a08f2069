package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.source.Keep;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final Path TOOLS =
            Path.of(System.getProperty("gatehouse.root", ".."), "sources");

    @TempDir Path folder;

    @Test
    void aSourceIsMadeOnceUntilItsSettingsChange() {
        try (Recorder recorder = Recorder.open(RecorderSettings.of(folder, "0.1.0"))) {
            Sources sources = new Sources(recorder, Tools.load(TOOLS), new SecureRandom());
            Source made =
                    sources.add(
                            Sources.Connection.of(SourceName.parse("kubernetes:prod")), "local:0");
            assertThat(sources.byNumber(made.number()).orElseThrow()).isSameAs(made);

            sources.change(
                    made, true, new TreeMap<>(Map.of("keep.pod-reads", "refuse")), "local:0");

            Source changed = sources.byNumber(made.number()).orElseThrow();
            assertThat(made.keep()).doesNotContainEntry("pod-reads", Keep.REFUSE);
            assertThat(changed.keep()).containsEntry("pod-reads", Keep.REFUSE);
            assertThat(sources.byName(made.name()).orElseThrow()).isSameAs(changed);
        }
    }
}
