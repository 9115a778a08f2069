package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An administrator erases an event: it is gone from every answer, its proof holds, and the journal
/// says who did it and why.
class ErasureTest {
    private static final String ERASURES = "/api/v1/erasures";
    private static final String LINE =
            """
            {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"canarybird","entity_id":"e-1"},"request":{"id":"r-1","operation":"read","path":"secret/data/payments/db"}}
            """;

    @TempDir private Path data;

    @Test
    void itIsGoneFromEveryAnswerAndItsProofHolds() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.deliver(
                    "/api/v1/imports?source=vault&trust_times=true",
                    LINE.getBytes(StandardCharsets.UTF_8),
                    "Cookie: " + ann.cookie(),
                    "X-CSRF-Token: " + ann.csrf());
            String found = awaited(started, ann, "canarybird", true);
            String id = found.replaceAll("(?s).*\"id\":\"([0-9]+\\.[0-9]+)\".*", "$1");

            assertThat(erase(started, ann, id, " ").status()).isEqualTo(422);
            assertThat(erase(started, ann, "999999.0", "why").status()).isEqualTo(422);
            assertThat(erase(started, ann, "x", "why").status()).isEqualTo(422);
            assertThat(awaited(started, ann, "canarybird", true)).contains(id);

            assertThat(erase(started, ann, id, "a customer asked").status()).isEqualTo(201);
            awaited(started, ann, "canarybird", false);
            assertThat(started.get(ann, "/api/v1/events/" + id + "/raw").status()).isEqualTo(410);
            assertThat(started.get(ann, "/api/v1/events/" + id + "/proof").text("text"))
                    .startsWith("c2sp.org/tlog-proof@v1");
            assertThat(started.server().recorder().journal().read(0, 1_000))
                    .anyMatch(stored -> stored.kind() == RecordKind.ERASING.number());
        }
    }

    @Test
    void whoeverMayNotIsRefused() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"bob\",\"password\":\"%s\",\"role\":\"analyst\"}"
                            .formatted(StartedServer.PASSWORD));
            Session analyst =
                    StartedServer.session(
                            started.post(
                                    "/api/v1/session",
                                    "{\"name\":\"bob\",\"password\":\"%s\"}"
                                            .formatted(StartedServer.PASSWORD)));
            assertThat(erase(started, analyst, "1.0", "why").status()).isEqualTo(403);
        }
    }

    private static Answer erase(StartedServer started, Session who, String id, String reason)
            throws IOException {
        return started.post(
                who, ERASURES, "{\"events\":[\"%s\"],\"reason\":\"%s\"}".formatted(id, reason));
    }

    private static String awaited(StartedServer started, Session who, String word, boolean isThere)
            throws IOException, InterruptedException {
        String body = "";
        for (int look = 0; look < 200; look++) {
            body = started.get(who, "/api/v1/events?q=" + word).body();
            if (body.contains("\"name\":\"" + word) == isThere) {
                break;
            }
            Thread.sleep(50);
        }
        assertThat(body.contains("\"name\":\"" + word)).isEqualTo(isThere);
        return body;
    }
}
