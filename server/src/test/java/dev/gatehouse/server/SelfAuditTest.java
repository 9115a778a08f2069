package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do in Gatehouse stands in the journal, and stands there first.
class SelfAuditTest {
    @TempDir private Path data;

    private static List<RecordKind> kinds(StartedServer started) {
        Journal journal = started.server().recorder().journal();
        return journal.read(0, 1_000).stream()
                .map(Stored::kind)
                .map(number -> RecordKind.of(number).orElseThrow())
                .toList();
    }

    @Test
    void comingInAndEveryChangeIsARecord() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post("/api/v1/session", "{\"name\":\"ann\",\"password\":\"wrong\"}");
            started.post(ann, "/api/v1/views", "{\"name\":\"mine\",\"query\":\"verb:grant\"}");
            started.write(ann, "DELETE", "/api/v1/views/mine", "");
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"bob\",\"password\":\"another long one\",\"role\":\"viewer\"}");
            started.write(ann, "PATCH", "/api/v1/users/2", "{\"role\":\"analyst\"}");
            started.post(
                    ann, "/api/v1/tokens", "{\"name\":\"t\",\"capabilities\":[\"events.read\"]}");
            started.write(ann, "DELETE", "/api/v1/tokens/1", "");
            started.write(ann, "DELETE", "/api/v1/session", "");
            assertThat(kinds(started))
                    .containsExactly(
                            RecordKind.STARTED,
                            RecordKind.USER_CREATED,
                            RecordKind.SIGNED_IN,
                            RecordKind.SIGN_IN_REFUSED,
                            RecordKind.VIEW_SAVED,
                            RecordKind.VIEW_DELETED,
                            RecordKind.USER_CREATED,
                            RecordKind.ROLE_CHANGED,
                            RecordKind.TOKEN_CREATED,
                            RecordKind.TOKEN_REVOKED,
                            RecordKind.SIGNED_OUT);
        }
    }

    // "Everything" of one minute and "everything" of a year must not read alike.
    @Test
    void aReadSaysWhichTimesWereAskedFor() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.get(ann, "/api/v1/events?q=verb:grant&from=2026-11-22T09:00:00Z");
            started.get(
                    ann, "/api/v1/events/facets?keys=actor&q=verb:grant&from=2026-11-22T09:00:30Z");
            started.get(ann, "/api/v1/events?q=verb:grant");
            started.get(ann, "/api/v1/events/values?key=actor");
            assertThat(reads(started))
                    .containsExactly(
                            "verb:grant time:>=2026-11-22T09:00:00Z", "verb:grant", "values:actor");
        }
    }

    private static List<String> reads(StartedServer started) {
        return started.server().recorder().journal().read(0, 1_000).stream()
                .filter(stored -> stored.kind() == RecordKind.READ.number())
                .map(stored -> Json.parse(((Stored.Live) stored).payload()))
                .map(read -> ((JsonObject) read).get("query").text())
                .toList();
    }

    @Test
    void aLiveTailEndsWithTheRightToReadIt() throws Exception {
        try (StartedServer started = StartedServer.at(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"bob\",\"password\":\"%s\",\"role\":\"viewer\"}"
                            .formatted(StartedServer.PASSWORD));
            Session reader =
                    StartedServer.session(
                            started.post(
                                    "/api/v1/session",
                                    "{\"name\":\"bob\",\"password\":\"%s\"}"
                                            .formatted(StartedServer.PASSWORD)));
            Future<Answer> tail =
                    threads.submit(() -> started.get(reader, "/api/v1/events/tail?q="));
            for (int i = 0; i < 200 && reads(started).isEmpty(); i++) {
                Thread.sleep(20);
            }
            assertThat(reads(started)).containsExactly("tail:");
            started.write(ann, "PATCH", "/api/v1/users/2", "{\"disabled\":true}");
            assertThat(tail.get(10, TimeUnit.SECONDS).body()).contains("event: rate");
        }
    }

    @Test
    void whenTheJournalCannotAppendChangesDoNotHappenAndComingInDoes() throws IOException {
        FullDisk disk = new FullDisk();
        try (StartedServer started = StartedServer.at(data, disk)) {
            Session ann = started.signInAsAdministrator();
            disk.fill();
            assertThat(
                            started.post(
                                            ann,
                                            "/api/v1/views",
                                            "{\"name\":\"mine\",\"query\":\"a\"}")
                                    .status())
                    .isEqualTo(503);
            assertThat(started.get(ann, "/api/v1/views").body()).doesNotContain("mine");
            assertThat(
                            started.post(
                                            "/api/v1/session",
                                            "{\"name\":\"ann\",\"password\":\"%s\"}"
                                                    .formatted(StartedServer.PASSWORD))
                                    .status())
                    .isEqualTo(200);
            assertThat(started.get(ann, "/api/v1/integrity").body()).contains("signed-in");
        }
    }
}
