package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told is said by administrators who know of all sources, and what is secret is never
/// shown.
class DestinationsTest {
    private static final String SLACK =
            "{\"name\":\"team\",\"form\":\"slack\",\"address\":\"https://hooks.example/services/T0/s3cr3t\"}";

    private static String user(String name, String role, String more) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"%s}"
                .formatted(name, StartedServer.PASSWORD, role, more);
    }

    private static Session signIn(StartedServer started, String name) throws IOException {
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"%s\",\"password\":\"%s\"}"
                                .formatted(name, StartedServer.PASSWORD)));
    }

    @Test
    void aSecretGoesInAndNeverComesOut(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(started.post(ann, "/api/v1/destinations", SLACK).status()).isEqualTo(200);
            Answer made =
                    started.post(
                            ann,
                            "/api/v1/destinations",
                            "{\"name\":\"siem\",\"form\":\"webhook\",\"address\":\"https://siem.example/x?key=s3cr3t\"}");
            assertThat(made.text("secret")).startsWith("whsec_");
            String all = started.get(ann, "/api/v1/destinations").body();
            assertThat(all)
                    .contains("https://hooks.example\"", "https://siem.example\"")
                    .doesNotContain("s3cr3t", "whsec_");
            assertThat(started.write(ann, "DELETE", "/api/v1/destinations/team", "").status())
                    .isLessThan(300);
            assertThat(started.get(ann, "/api/v1/destinations").body()).doesNotContain("hooks");
            assertThat(started.get(ann, "/api/v1/destinations/team/log").status()).isEqualTo(404);
        }
    }

    @Test
    void aTryOutThatIsNotTakenSaysWhyAndIsLogged(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/destinations",
                    "{\"name\":\"inside\",\"form\":\"teams\",\"address\":\"https://127.0.0.1:9/\"}");
            Answer tried = started.post(ann, "/api/v1/destinations/inside/try-out", "{}");
            assertThat(tried.text("problem")).contains("will not connect to 127.0.0.1");
            assertThat(started.get(ann, "/api/v1/destinations/inside/log").body())
                    .contains("given-up", "will not connect");
        }
    }

    @Test
    void onlyWhoMayKnowAllHasASayInIt(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(ann, "/api/v1/users", user("bob", "admin", ",\"scope\":[\"vault:lab\"]"));
            started.post(ann, "/api/v1/users", user("eve", "analyst", ""));
            Session bob = signIn(started, "bob");
            Session eve = signIn(started, "eve");
            for (Session one : new Session[] {bob, eve}) {
                assertThat(started.post(one, "/api/v1/destinations", SLACK).status())
                        .isEqualTo(403);
                assertThat(started.get(one, "/api/v1/destinations").status()).isEqualTo(403);
            }
            assertThat(started.get(ann, "/api/v1/destinations").body()).doesNotContain("team");
        }
    }

    @Test
    void whatACheckFindsOfSeveralThingsIsOneMessage(@TempDir Path data) throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/destinations",
                    "{\"name\":\"inside\",\"form\":\"teams\",\"address\":\"https://127.0.0.1:9/\"}");
            // There are no such accounts, so the next round mends both, if it comes first.
            started.server()
                    .recorder()
                    .append(
                            new PostureRecord.PostureChanged(
                                    "github-member-without-second-factor",
                                    List.of(turn("dana"), turn("eli"))));
            String log = "";
            for (int i = 0; i < 200 && !log.contains("outcome"); i++) {
                Thread.sleep(50);
                log = started.get(ann, "/api/v1/destinations/inside/log").body();
            }
            assertThat(log)
                    .containsOnlyOnce("\"rule\":\"github-member-without-second-factor\"")
                    .containsOnlyOnce("\"outcome\":");
        }
    }

    private static PostureRecord.Turn turn(String who) {
        String account = "github/acme/user/" + who;
        return new PostureRecord.Turn(
                account,
                "passes",
                "fails",
                Instant.parse("2026-11-20T10:00:00Z"),
                "unexplained",
                "github/acme",
                account);
    }

    @Test
    void whatIsMissingIsSaid(@TempDir Path data) throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            Answer refused =
                    started.post(
                            ann,
                            "/api/v1/destinations",
                            "{\"name\":\"ann\",\"form\":\"mail\",\"address\":\"smtps://m.example:465\"}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("detail")).contains("a sender and at least one receiver");
        }
    }
}
