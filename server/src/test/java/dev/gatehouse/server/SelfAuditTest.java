package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
