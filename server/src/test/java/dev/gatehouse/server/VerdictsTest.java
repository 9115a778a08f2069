package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody asks first of a server that has just taken events in: which were not expected.
class VerdictsTest {
    private static final String IMPORTED =
            """
            {"type":"response","time":"2026-11-20T10:00:01Z","auth":{"display_name":"oidc-ann","entity_id":"e-1"},"request":{"id":"r-1","operation":"read","path":"secret/data/payments/production/db"},"response":{"secret":{}}}
            {"type":"response","time":"2026-11-20T10:00:02Z","auth":{"display_name":"oidc-ann","entity_id":"e-1"},"request":{"id":"r-2","operation":"read","path":"sys/internal/ui/mounts"}}
            """;

    @Test
    void theFirstQuestionFindsWhatTheRowsSay(@TempDir Path data) throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.deliver(
                    "/api/v1/imports?source=vault:prod&trust_times=true",
                    IMPORTED.getBytes(StandardCharsets.UTF_8),
                    "Cookie: " + ann.cookie(),
                    "X-CSRF-Token: " + ann.csrf());
            List<JsonValue> found = List.of();
            for (int i = 0; i < 200 && found.isEmpty(); i++) {
                found = events(started, ann, "source:vault:prod%20verdict:unexpected");
                Thread.sleep(50);
            }
            assertThat(found).hasSize(1);
            JsonObject verdict = (JsonObject) ((JsonObject) found.getFirst()).get("verdict");
            assertThat(verdict.get("value").text()).isEqualTo("unexpected");
            assertThat(verdict.get("basis").text()).isEqualTo("governed");
            String rule = verdict.get("rule").text();
            assertThat(events(started, ann, "reason:" + rule)).isEqualTo(found);
            assertThat(events(started, ann, "source:vault:prod%20basis:governed")).isEqualTo(found);
            String file = "/api/v1/events/export?q=source:vault:prod%20verdict:unexpected&format=";
            assertThat(started.get(ann, file + "csv").body())
                    .contains(",\"unexpected\",\"governed\",\"" + rule + "\",");
            assertThat(Json.parse(started.get(ann, file + "jsonl").body().strip()))
                    .isEqualTo(found.getFirst());
        }
    }

    private static List<JsonValue> events(StartedServer started, Session session, String query)
            throws IOException {
        Answer answer = started.get(session, "/api/v1/events?q=" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ((JsonArray) answer.at("events")).items();
    }
}
