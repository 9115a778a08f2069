package dev.gatehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
    @TempDir Path folder;

    @Test
    void bodiesAreWholeLinesAndTogetherTheFile() throws IOException {
        StringBuilder whole = new StringBuilder();
        for (int line = 0; line < 3_000; line++) {
            whole.append(line).append(" ").append("x".repeat(line)).append('\n');
        }
        whole.append("the last one has no end");
        Path file = Files.writeString(folder.resolve("lines"), whole);
        StringBuilder read = new StringBuilder();
        try (LineFile lines = new LineFile(file)) {
            byte[] body = lines.next(7);
            while (body.length > 0) {
                String text = new String(body, StandardCharsets.UTF_8);
                assertThat(text.lines().count()).isBetween(1L, 7L);
                assertThat(text.endsWith("\n") || text.endsWith("no end")).isTrue();
                read.append(text);
                body = lines.next(7);
            }
        }
        assertThat(read.toString()).isEqualTo(whole.toString());
    }

    @Test
    void oneLineMayBeLongerThanWhatIsReadAtOnce() throws IOException {
        String line = "y".repeat(9_000_000) + "\n";
        Path file = Files.writeString(folder.resolve("long"), line + "z\n");
        try (LineFile lines = new LineFile(file)) {
            assertThat(lines.next(1)).hasSize(line.length());
            assertThat(lines.next(9)).isEqualTo("z\n".getBytes(StandardCharsets.UTF_8));
            assertThat(lines.next(9)).isEmpty();
        }
    }
}
