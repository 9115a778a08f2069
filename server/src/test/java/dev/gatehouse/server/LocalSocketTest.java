package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door of the local command line: the owner of the machine's account comes in without a
/// password, and may not do everything.
class LocalSocketTest {
    @TempDir private Path data;

    @Test
    void theOwnerIsKnownByNumberAndTheFolderKeepsOthersOut() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Path folder = data.resolve("run");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            String who = started.overSocket("GET", "/api/v1/session", "").body();
            assertThat(who).contains("local user " + Files.getAttribute(folder, "unix:uid"));
            assertThat(started.overSocket("GET", "/api/v1/model/share", "").status())
                    .isEqualTo(200);
            assertThat(started.overSocket("GET", "/api/v1/users", "").status()).isEqualTo(403);
            assertThat(started.overSocket("POST", "/api/v1/tokens", "{}").status()).isEqualTo(403);
            assertThat(started.overSocket("POST", "/api/v1/erasures", "{}").status())
                    .isEqualTo(403);
        }
        assertThat(data.resolve("run/gatehouse.sock")).doesNotExist();
    }

    @Test
    void itMakesTheFirstAdministratorAndOnlyTheFirst() throws IOException {
        String ann = "{\"name\":\"ann\",\"password\":\"correct horse battery\"}";
        try (StartedServer started = StartedServer.at(data)) {
            assertThat(started.post("/api/v1/administrator", ann).status()).isEqualTo(401);
            assertThat(started.overSocket("POST", "/api/v1/administrator", ann).status())
                    .isEqualTo(201);
            assertThat(started.overSocket("POST", "/api/v1/administrator", ann).status())
                    .isEqualTo(403);
            assertThat(data.resolve("installation/bootstrap-token")).doesNotExist();
        }
    }

    // It may add sources; what a source proves itself with is a key, and keys are not its to
    // change.
    @Test
    void itConnectsSourcesAndChangesNone() throws IOException {
        String hook =
                """
                {"tool":"github","name":"acme","channel":"webhook",\
                "settings":{"secret":"correct horse battery staple"}}\
                """;
        try (StartedServer started = StartedServer.at(data)) {
            assertThat(started.overSocket("POST", "/api/v1/sources", hook).status()).isEqualTo(201);
            assertThat(started.overSocket("POST", "/api/v1/sources", hook).status()).isEqualTo(403);
            String acme = "/api/v1/sources/github:acme";
            assertThat(started.overSocket("PATCH", acme, "{\"enabled\":false}").status())
                    .isEqualTo(403);
            assertThat(started.overSocket("DELETE", acme, "").status()).isEqualTo(403);
        }
    }

    @Test
    void aSocketLeftBehindIsNotInTheWay() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/gatehouse.sock"), "left behind");
        try (StartedServer started = StartedServer.at(data)) {
            assertThat(started.overSocket("GET", "/health/live", "").status()).isEqualTo(200);
        }
    }
}
