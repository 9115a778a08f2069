package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking over the browsers that are signed in, and ending one.
class SessionsTest {
    private static final String SESSIONS = "/api/v1/sessions";

    @TempDir private Path data;

    private static Session addAndSignIn(StartedServer started, Session by, String name, String more)
            throws IOException {
        String password = "another long one";
        started.post(
                by,
                "/api/v1/users",
                "{\"name\":\"%s\",\"password\":\"%s\"%s}".formatted(name, password, more));
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
    }

    @Test
    void anEndedSessionIsWorthNothingAndTheEndIsARecord() throws Exception {
        try (SignOnServer world = new SignOnServer(data)) {
            StartedServer started = world.started();
            Session ann = started.signInAsAdministrator();
            Session bea = SignOnServer.session(world.signOn());
            assertThat(started.get(ann, SESSIONS).body())
                    .contains("\"user\":\"bea\",\"door\":\"provider\"")
                    .contains("\"door\":\"bootstrap\"")
                    .containsOnlyOnce("\"here\":true");
            assertThat(started.write(ann, "DELETE", SESSIONS + "/2", "").status()).isEqualTo(204);
            assertThat(started.get(bea, "/api/v1/session").status()).isEqualTo(401);
            assertThat(started.get(ann, SESSIONS).body()).doesNotContain("bea");
            assertThat(world.records(RecordKind.SESSION_ENDED))
                    .singleElement()
                    .matches(one -> one.get("user").text().equals("user:2"))
                    .matches(one -> one.get("by").text().equals("user:1"));
        }
    }

    @Test
    void whoManagesNobodySeesAndEndsTheirOwnAlone() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            Session bob = addAndSignIn(started, ann, "bob", ",\"role\":\"viewer\"");
            Session limited =
                    addAndSignIn(started, ann, "lim", ",\"role\":\"admin\",\"scope\":[\"github\"]");
            for (Session one : new Session[] {bob, limited}) {
                assertThat(started.get(one, SESSIONS).body()).doesNotContain("\"ann\"");
                assertThat(started.write(one, "DELETE", SESSIONS + "/1", "").status())
                        .isEqualTo(404);
            }
            assertThat(started.get(ann, "/api/v1/session").status()).isEqualTo(200);
            assertThat(started.write(bob, "DELETE", SESSIONS + "/2", "").status()).isEqualTo(204);
            assertThat(started.get(bob, "/api/v1/session").status()).isEqualTo(401);
        }
    }
}
