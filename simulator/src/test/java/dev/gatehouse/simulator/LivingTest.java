package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `live` promises: it appends, the truth is never behind a payload, the rate is the one asked
/// for, and it ends between two lines.
class LivingTest {

    private static final Instant FROM = Instant.parse("2026-11-22T12:00:00Z");
    private static final int MINUTES = 3;
    private static final double PER_SECOND = 5;
    private static final long DEADLINE_MILLIS = 30_000;

    @TempDir Path directory;

    @Test
    void appendsWhatTimeBringsAndEndsCleanly() throws Exception {
        Path gitHub = directory.resolve("github.ndjson");
        Files.writeString(gitHub, "{\"before\":true}\n");
        live();
        assertThat(Files.readAllLines(gitHub).getFirst()).isEqualTo("{\"before\":true}");
        long payloads = -1;
        for (Tool tool : Tool.values()) {
            String text = Files.readString(directory.resolve(tool.file()));
            assertThat(text).endsWith("\n");
            long lines = text.lines().count();
            payloads += tool == Tool.VAULT ? lines / 2 : lines;
        }
        assertThat(truths()).isEqualTo(payloads);
        assertThat((double) payloads)
                .isBetween(PER_SECOND * 60 * MINUTES * 0.5, PER_SECOND * 60 * MINUTES * 1.5);
    }

    /// The clock stands three minutes after the start: what lies before is told, then it waits.
    private void live() throws IOException, InterruptedException, ExecutionException {
        Instant now = FROM.plus(Duration.ofMinutes(MINUTES));
        Living living = new Living(7, Pace.perSecond(PER_SECOND), InstantSource.fixed(now));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> telling =
                    executor.submit(() -> {
                        living.from(FROM, directory);
                        return "ended";
                    });
            long settled = -1;
            long deadline = System.currentTimeMillis() + DEADLINE_MILLIS;
            while (System.currentTimeMillis() < deadline && (settled <= 0 || settled != truths())) {
                settled = truths();
                Thread.sleep(100);
            }
            living.stop();
            telling.get();
        }
    }

    private long truths() throws IOException {
        Path truth = directory.resolve(Living.TRUTH_FILE);
        return Files.exists(truth) ? Files.readAllLines(truth).size() : 0;
    }
}
