package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Posture, asked over HTTP.
class PostureServerTest {
    private static final String EXCEPTION =
            "{\"check\":\"admin-dormant\",\"subject\":\"account x\",\"owner\":\"ada\",\"reason\":\"r\","
                    + "\"until\":\"2100-01-01T00:00:00Z\"}";

    @TempDir private Path data;

    @Test
    void listsEveryCheckAndRefusesWhatMakesNoSense() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            Answer list = started.get(ann, "/api/v1/posture");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body())
                    .contains("\"check\":\"admin-dormant\"", "\"count\":0", "\"items\":[]");
            assertThat(started.get(ann, "/api/v1/posture?severity=worst").status()).isEqualTo(400);
            for (String question :
                    new String[] {"/one?check=admin-dorman&subject=b", "?check=admin-dorman"}) {
                Answer unknown = started.get(ann, "/api/v1/posture" + question);
                assertThat(unknown.status()).isEqualTo(404);
                assertThat(unknown.body()).contains("no such check; did you mean admin-dormant?");
            }
            assertThat(started.get(ann, "/api/v1/posture/one?check=admin-dormant&subject=b").body())
                    .contains("finds nothing wrong");
            assertThat(started.post(ann, "/api/v1/posture/exceptions", EXCEPTION).status())
                    .isEqualTo(422);
            assertThat(
                            started.post(
                                            ann,
                                            "/api/v1/posture/withdrawals",
                                            "{\"check\":\"a\",\"subject\":\"b\"}")
                                    .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void onlyWhoMayLetsThingsStand() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"vic\",\"password\":\"%s\",\"role\":\"viewer\"}"
                            .formatted(StartedServer.PASSWORD));
            Session vic =
                    StartedServer.session(
                            started.post(
                                    "/api/v1/session",
                                    "{\"name\":\"vic\",\"password\":\"%s\"}"
                                            .formatted(StartedServer.PASSWORD)));
            assertThat(started.get(vic, "/api/v1/posture").status()).isEqualTo(200);
            assertThat(started.post(vic, "/api/v1/posture/exceptions", EXCEPTION).status())
                    .isEqualTo(403);
        }
    }
}
