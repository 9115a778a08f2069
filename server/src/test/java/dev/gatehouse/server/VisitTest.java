package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came since somebody last looked stays the same while they are looking.
class VisitTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    private String since(StartedServer started, Session session) throws IOException {
        return started.get(session, "/api/v1/overview").text("since");
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void theLastVisitMovesOnceAVisit(@TempDir Path data) throws Exception {
        try (StartedServer started = StartedServer.at(data, now::get)) {
            Session session = started.signInAsAdministrator();
            since(started, session);
            later(Duration.ofMinutes(10));
            String ended = now.get().toString();
            since(started, session);
            later(Duration.ofMinutes(31));
            assertThat(since(started, session)).isEqualTo(ended);
            later(Duration.ofMinutes(20));
            assertThat(since(started, session)).isEqualTo(ended);
            later(Duration.ofMinutes(29));
            assertThat(since(started, session)).isEqualTo(ended);
        }
    }
}
