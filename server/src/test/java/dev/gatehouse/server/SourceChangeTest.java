package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connected source can be changed: another secret while the old one is still good for a while,
/// off and on again, another file; and whatever it is, it says so.
class SourceChangeTest {
    private static final String VAULT = "/api/v1/sources/vault";
    private static final String OTHER = "another secret of more than 24 characters";

    @TempDir private Path data;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().plus(Duration.ofHours(1)));

    private StartedServer started(String... flags) throws IOException {
        return StartedServer.at(data.resolve("data"), now::get, flags);
    }

    private static Answer patch(StartedServer started, String body) throws IOException {
        return started.write(started.administrator(), "PATCH", VAULT, body);
    }

    private static String connected(StartedServer started) throws IOException {
        return started.post(
                        started.administrator(),
                        "/api/v1/sources",
                        "{\"tool\":\"vault\",\"channel\":\"bulk\"}")
                .text("token");
    }

    private static int deliver(StartedServer started, String token) throws IOException {
        byte[] line = "{\"type\":\"request\"}\n".getBytes(StandardCharsets.UTF_8);
        return started.deliver("/intake/vault", line, "Authorization: Bearer " + token).status();
    }

    @Test
    void bothSecretsAreGoodUntilTheNamedTimeAndThenOnlyTheOther() throws Exception {
        String old;
        try (StartedServer started = started()) {
            old = connected(started);
            Answer changed =
                    patch(
                            started,
                            "{\"channel\":\"bulk\",\"settings\":{\"secret\":\"%s\",\"old_secret_hours\":\"2\"}}"
                                    .formatted(OTHER));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body())
                    .contains("\"old_secrets\":{\"bulk\":\"")
                    .contains("bulk.secret_changed")
                    .doesNotContain(OTHER)
                    .doesNotContain(old);
            assertThat(deliver(started, OTHER)).isEqualTo(200);
            assertThat(deliver(started, old)).isEqualTo(200);
            assertThat(deliver(started, OTHER + "x")).isEqualTo(401);
        }
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(119)));
        try (StartedServer started = started()) {
            assertThat(deliver(started, old)).isEqualTo(200);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            assertThat(deliver(started, old)).isEqualTo(401);
            assertThat(deliver(started, OTHER)).isEqualTo(200);
            assertThat(started.overSocket("GET", "/api/v1/sources", "").body())
                    .contains("\"old_secrets\":{}");
        }
    }

    @Test
    void aSecretThatLeakedIsGoodNoLongerAtOnce() throws Exception {
        try (StartedServer started = started()) {
            String old = connected(started);
            Answer changed =
                    patch(
                            started,
                            "{\"channel\":\"bulk\",\"settings\":{\"secret\":\"\",\"old_secret_hours\":\"0\"}}");
            assertThat(deliver(started, old)).isEqualTo(401);
            assertThat(deliver(started, changed.text("token"))).isEqualTo(200);
        }
    }

    @Test
    void switchedOffItTakesNothingInAndSaysSoUntilItIsOnAgain() throws Exception {
        try (StartedServer started = started()) {
            String token = connected(started);
            assertThat(patch(started, "{\"enabled\":false}").body())
                    .contains("\"state\":\"switched-off\"")
                    .contains("is switched off");
            assertThat(deliver(started, token)).isEqualTo(403);
            Answer imported =
                    started.overSocket("POST", "/api/v1/imports?source=vault", "{\"a\":1}");
            assertThat(imported.status()).isEqualTo(409);
            assertThat(imported.body()).contains("switched off");
            assertThat(started.overSocket("GET", "/api/v1/events?q=source:vault", "").body())
                    .contains("is switched off");
            assertThat(patch(started, "{\"enabled\":true}").body())
                    .contains("\"state\":\"connected\"");
            assertThat(deliver(started, token)).isEqualTo(200);
        }
    }

    @Test
    void removedItSaysSoAndHasToBeConnectedAgain() throws Exception {
        try (StartedServer started = started()) {
            String token = connected(started);
            assertThat(started.write(started.administrator(), "DELETE", VAULT, "").status())
                    .isEqualTo(204);
            assertThat(started.overSocket("GET", "/api/v1/sources", "").body())
                    .contains("\"state\":\"removed\"")
                    .contains("was removed");
            assertThat(patch(started, "{\"enabled\":true}").status()).isEqualTo(422);
            assertThat(deliver(started, token)).isEqualTo(404);
            String again = connected(started);
            assertThat(deliver(started, again)).isEqualTo(200);
            assertThat(deliver(started, token)).isEqualTo(401);
        }
    }

    @Test
    void anotherFileIsFollowedAndWhatDoesNotFitChangesNothing() throws Exception {
        Path logs = Files.createDirectories(data.resolve("logs")).toRealPath();
        try (StartedServer started = started("--files-below", logs.toString())) {
            String token = connected(started);
            Answer followed =
                    patch(
                            started,
                            "{\"channel\":\"audit\",\"settings\":{\"path\":\"%s\"}}"
                                    .formatted(logs.resolve("b.log")));
            assertThat(followed.body()).contains("\"audit.path\":\"" + logs.resolve("b.log"));
            for (String wrong :
                    new String[] {
                        "{\"channel\":\"audit\",\"settings\":{\"path\":\"/etc/passwd\"}}",
                        "{\"channel\":\"bulk\",\"settings\":{\"secret\":\"short\"}}",
                        "{\"channel\":\"bulk\",\"settings\":{\"secret\":\"\",\"old_secret_hours\":\"169\"}}",
                        "{\"channel\":\"bulk\",\"settings\":{\"organization\":\"x\"}}",
                        "{\"settings\":{\"secret\":\"\"}}",
                        "{\"channel\":\"none\",\"settings\":{}}"
                    }) {
                assertThat(patch(started, wrong).status()).as(wrong).isEqualTo(422);
            }
            assertThat(deliver(started, token)).isEqualTo(200);
        }
    }
}
