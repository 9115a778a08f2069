package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.signin.ShippedRole;
import dev.gatehouse.server.web.Capability;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody in a role may what the role says, and is refused the rest.
class RolesTest {
    @TempDir private Path data;

    private static Answer signIn(StartedServer started, Session by, ShippedRole role)
            throws IOException {
        String who = "\"name\":\"%s\",\"password\":\"another long one\"".formatted(role.word());
        started.post(by, "/api/v1/users", "{%s,\"role\":\"%s\"}".formatted(who, role.word()));
        return started.post("/api/v1/session", "{" + who + "}");
    }

    @Test
    void everyRoleIsGivenAndMayWhatItSays() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            for (ShippedRole role : ShippedRole.values()) {
                Answer came = signIn(started, ann, role);
                assertThat(
                                ((JsonArray) came.at("capabilities"))
                                        .items().stream().map(JsonValue::text))
                        .as(role.word())
                        .containsExactlyInAnyOrderElementsOf(
                                role.capabilities().stream().map(Capability::word).toList());
            }
        }
    }

    @Test
    void anAuditorReadsAndIsRefusedToDecide() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            Session auditor = StartedServer.session(signIn(started, ann, ShippedRole.AUDITOR));
            assertThat(started.get(auditor, "/api/v1/findings").status()).isEqualTo(200);
            assertThat(started.get(auditor, "/api/v1/users").status()).isEqualTo(403);
            String token = "{\"name\":\"t\",\"capabilities\":[\"events.read\"]}";
            assertThat(started.post(auditor, "/api/v1/tokens", token).status()).isEqualTo(403);
        }
    }
}
