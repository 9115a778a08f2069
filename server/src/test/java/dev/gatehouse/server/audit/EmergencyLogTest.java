package dev.gatehouse.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.OwnRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmergencyLogTest {
    // The clock stands still, as it may when a machine is in trouble.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir Path folder;

    private void note(int from, int to) throws IOException {
        try (EmergencyLog log = EmergencyLog.open(folder.resolve("log"), CLOCK)) {
            for (int i = from; i < to; i++) {
                log.note(new OwnRecord.Exported("user:" + i, "q".repeat(i % 3 * 400), "csv", i));
            }
        }
    }

    private List<String> lines() throws IOException {
        try (EmergencyLog log = EmergencyLog.open(folder.resolve("log"), CLOCK)) {
            return log.lines();
        }
    }

    @Test
    void theOldestIsWrittenOverAlsoAfterARestart() throws IOException {
        int all = EmergencyLog.LINES_MAX + 10;
        note(0, all);
        note(all, all + 5);
        List<String> lines = lines();
        assertThat(lines).hasSize(EmergencyLog.LINES_MAX);
        assertThat(lines.getFirst()).contains("\"number\":15,");
        assertThat(lines.getLast()).contains("\"number\":" + (all + 4) + ",");
        assertThat(Files.size(folder.resolve("log")))
                .isEqualTo((long) EmergencyLog.LINES_MAX * EmergencyLog.LINE_BYTES);
    }

    @Test
    void aLogThatIsNotFullGoesOnBehindItsLastLine() throws IOException {
        note(0, 3);
        note(3, 5);
        assertThat(lines()).hasSize(5).last().asString().contains("\"number\":4,");
    }
}
