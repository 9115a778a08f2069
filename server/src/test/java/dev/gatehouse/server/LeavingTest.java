package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of somebody who left, asked over HTTP.
class LeavingTest {
    private static final String PEOPLE =
            """
            id,kind,name,email,team,end,owner,accounts
            tomas,,Tomas Brandt,tomas@acme.example,,2026-11-10T16:00:00Z,,vault/prod/entity/e-1;gitlab/acme/user/22
            ingrid,,Ingrid Falk,ingrid@acme.example,,,,vault/prod/entity/e-2
            bot,machine,label bot,,,,tomas,
            """;
    private static final String REMOVED =
            """
            {"id":"1","author_id":1,"author_name":"Renata","entity_id":9,"entity_type":"Group","entity_path":"acme","target_id":22,"target_type":"User","target_details":"tomas.brandt","created_at":"2026-11-10T16:01:00Z","details":{"event_name":"member_destroyed","author_name":"Renata","target_id":22,"target_type":"User","target_details":"tomas.brandt","custom_message":"Membership destroyed","entity_path":"acme"},"event_type":"member_destroyed"}
            """;

    @TempDir private Path data;

    private static String read(String id, String time, String entity, String error) {
        return """
        {"type":"response","time":"%s","auth":{"display_name":"oidc-tomas","entity_id":"%s","accessor":"hmac-sha256:aa"},"request":{"id":"%s","operation":"read","path":"secret/data/a","mount_type":"kv","remote_address":"10.0.0.9","client_token_accessor":"hmac-sha256:aa"},"response":{},"error":"%s"}
        """
                .formatted(time, entity, id, error);
    }

    private static void deliver(StartedServer started, Session session, String source, String lines)
            throws IOException, InterruptedException {
        started.deliver(
                "/api/v1/imports?trust_times=true&source=" + source,
                lines.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + session.cookie(),
                "X-CSRF-Token: " + session.csrf());
    }

    private static Answer ask(StartedServer started, Session session, String id)
            throws IOException, InterruptedException {
        return started.get(session, "/api/v1/people/leaving?id=" + id);
    }

    @Test
    void whatWorkedSinceIsOpenAndWhatAnEventTookIsClosed() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.write(
                    ann,
                    "POST",
                    "/api/v1/people/imports?format=csv&proof=identity-provider",
                    PEOPLE);
            deliver(
                    started,
                    ann,
                    "vault:prod",
                    read("r1", "2026-11-09T10:00:00Z", "e-1", "")
                            + read("r2", "2026-11-12T02:30:00Z", "e-1", "")
                            + read("r3", "2026-11-13T02:30:00Z", "e-1", "permission denied")
                            + read("r4", "2026-11-13T02:30:00Z", "e-2", ""));
            deliver(started, ann, "gitlab:acme", REMOVED);
            Answer answer = ask(started, ann, "Tomas%20Brandt");
            for (int i = 0; i < 200 && !answer.body().contains("\"closed\":1"); i++) {
                Thread.sleep(50);
                answer = ask(started, ann, "Tomas%20Brandt");
            }
            assertThat(answer.body())
                    .as("one read worked, one was refused, one came before")
                    .contains(
                            "\"account\":\"vault/prod/entity/e-1\"",
                            "It worked once after their last day.",
                            "It was used once after their last day.")
                    .as("the event that took them out")
                    .contains("\"account\":\"gitlab/acme/user/22\"", "It is out.")
                    .containsPattern("\"closed\":\"2026-11-10T16:01:00Z\",\"event\":\"\\d+\\.0\"")
                    .contains("\"name\":\"label bot\"")
                    .contains("\"state\":\"left\"", "\"open\":3", "\"closed\":1,\"open\"")
                    .doesNotContain("e-2");
            assertThat(ask(started, ann, "ingrid").body())
                    .contains("\"state\":\"active\"")
                    .doesNotContain("\"query\"");
            assertThat(ask(started, ann, "bot").status()).isEqualTo(422);
            assertThat(ask(started, ann, "nobody").status()).isEqualTo(404);
            assertThat(started.get("/api/v1/people/leaving?id=tomas").status()).isEqualTo(401);
        }
    }
}
