package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong now is told under every answer.
class SightTest {
    private static final String HOOK =
            "{\"tool\":\"github\",\"name\":\"acme\",\"channel\":\"webhook\",\"settings\":{\"secret\":\"a secret of more than 24 characters\"}}";

    // For an hour: a stranger's bad signature must not spoil an answer for ever.
    @Test
    void whatIsRefusedAtTheDoorMakesASourceIncomplete(@TempDir Path data) throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (StartedServer started = StartedServer.at(data, now::get)) {
            assertThat(started.overSocket("POST", "/api/v1/sources", HOOK).status()).isEqualTo(201);
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(started.deliver("/intake/github:acme/webhook", body).status())
                    .isEqualTo(401);
            assertThat(sentence(started)).contains("1 deliveries refused at the door");
            assertThat(source(started).get("complete").text()).isEqualTo("false");
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(61)));
            assertThat(sentence(started)).doesNotContain("refused at the door");
        }
    }

    @Test
    void aFileThatCannotBeReadMakesASourceIncomplete(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path data = folder.resolve("data");
        try (StartedServer started = StartedServer.at(data, "--files-below", logs.toString())) {
            String vault =
                    "{\"tool\":\"vault\",\"channel\":\"audit\",\"settings\":{\"path\":\"%s\"}}"
                            .formatted(logs.resolve("audit.log"));
            assertThat(started.overSocket("POST", "/api/v1/sources", vault).status())
                    .isEqualTo(201);
            assertThat(sentence(started)).doesNotContain("cannot be read");
            Files.createDirectory(logs.resolve("audit.log"));
            for (int i = 0; i < 200 && !sentence(started).contains("cannot be read"); i++) {
                Thread.sleep(50);
            }
            assertThat(sentence(started))
                    .contains("its file cannot be read")
                    .doesNotContain(logs.toString());
            assertThat(source(started).get("complete").text()).isEqualTo("false");
        }
    }

    private static String sentence(StartedServer started) throws IOException {
        return ((JsonObject) started.overSocket("GET", "/api/v1/events", "").at("sight"))
                .get("sentence")
                .text();
    }

    private static JsonObject source(StartedServer started) throws IOException {
        JsonObject sight = (JsonObject) started.overSocket("GET", "/api/v1/events", "").at("sight");
        return (JsonObject) ((JsonArray) sight.get("sources")).items().getFirst();
    }
}
