package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in, staying in and being sent away, with what a stranger would try.
class SignInTest {
    private static final String SIGN_IN = "/api/v1/session";

    @TempDir private Path data;

    private static String password(String name, String password) {
        return "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }

    // A114: one token, one use, however many race for it.
    @Test
    void ofTwoWhoRaceForTheFirstAdministratorOneComesIn() throws Exception {
        try (StartedServer started = StartedServer.at(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String token = started.bootstrapToken();
            List<Callable<Integer>> tries =
                    IntStream.range(0, 6)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            started.post(
                                                            SIGN_IN,
                                                            "{\"token\":\"%s\",\"name\":\"ann%d\",\"password\":\"%s\"}"
                                                                    .formatted(
                                                                            token,
                                                                            i,
                                                                            StartedServer.PASSWORD))
                                                    .status())
                            .toList();
            int cameIn = 0;
            for (Future<Integer> one : threads.invokeAll(tries)) {
                cameIn += one.get() == 200 ? 1 : 0;
            }
            assertThat(cameIn).isEqualTo(1);
            assertThat(data.resolve("installation/bootstrap-token")).doesNotExist();
        }
    }

    @Test
    void theTokenIsInAFileOfTheOwnerAndDiesOfFiveWrongTries() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Path file = data.resolve("installation/bootstrap-token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String body =
                    "{\"token\":\"%s\",\"name\":\"ann\",\"password\":\""
                            + StartedServer.PASSWORD
                            + "\"}";
            for (int i = 0; i < 5; i++) {
                assertThat(started.post(SIGN_IN, body.formatted("wrong")).status()).isEqualTo(401);
            }
            assertThat(started.post(SIGN_IN, body.formatted(started.bootstrapToken())).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theTokenDiesAfterHalfAnHourAndItsFileGoes() throws IOException, InterruptedException {
        Path file = data.resolve("installation/bootstrap-token");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
        try (StartedServer started = StartedServer.at(data, now::get)) {
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(31)));
            Answer late =
                    started.post(
                            SIGN_IN,
                            "{\"token\":\"%s\",\"name\":\"ann\",\"password\":\"%s\"}"
                                    .formatted(started.bootstrapToken(), StartedServer.PASSWORD));
            assertThat(late.status()).isEqualTo(401);
            for (int i = 0; i < 200 && Files.exists(file); i++) {
                Thread.sleep(50);
            }
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void theTokenOfAProcessThatEndedLiesNowhere() throws IOException {
        StartedServer.at(data).close();
        assertThat(data.resolve("installation/bootstrap-token")).doesNotExist();
    }

    // Behind a proxy nobody declared, the connection is local and whoever asks is not.
    @Test
    void theTokenIsRefusedThroughAProxyNobodyDeclared() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            String body =
                    "{\"token\":\"%s\",\"name\":\"ann\",\"password\":\"%s\"}"
                            .formatted(started.bootstrapToken(), StartedServer.PASSWORD);
            assertThat(started.post(SIGN_IN, body, "X-Forwarded-For: 127.0.0.1").status())
                    .isEqualTo(403);
            assertThat(started.post(SIGN_IN, body).status()).isEqualTo(200);
        }
    }

    @Test
    void wrongTokensAreNotWrittenForEver() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            started.signInAsAdministrator();
            String body =
                    "{\"token\":\"wrong\",\"name\":\"eve\",\"password\":\"%s\"}"
                            .formatted(StartedServer.PASSWORD);
            int last = 0;
            for (int i = 0; i < 40; i++) {
                last = started.post(SIGN_IN, body).status();
            }
            assertThat(last).isEqualTo(429);
        }
    }

    // A105: what a browser held before it signed in is worth nothing after.
    @Test
    void aSessionIsMadeAtSignIn() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            started.signInAsAdministrator();
            Answer signedIn =
                    started.post(
                            SIGN_IN,
                            password("ann", StartedServer.PASSWORD),
                            "Cookie: gatehouse_session=chosen-by-somebody-else");
            assertThat(signedIn.status()).isEqualTo(200);
            assertThat(signedIn.header("set-cookie"))
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .doesNotContain("chosen-by-somebody-else");
            assertThat(
                            started.get(
                                            SIGN_IN,
                                            "Cookie: gatehouse_session=chosen-by-somebody-else")
                                    .status())
                    .isEqualTo(401);
            Session session = StartedServer.session(signedIn);
            assertThat(started.write(session, "DELETE", SIGN_IN, "").status()).isEqualTo(204);
            assertThat(started.get(session, SIGN_IN).status()).isEqualTo(401);
        }
    }

    // A113: nothing tells a wrong name from a wrong password, and guessing runs dry.
    @Test
    void wrongNameAndWrongPasswordLookTheSameAndRunDry() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            started.signInAsAdministrator();
            Answer wrongPassword = started.post(SIGN_IN, password("ann", "not the password"));
            Answer wrongName = started.post(SIGN_IN, password("bob", "not the password"));
            assertThat(wrongPassword.status()).isEqualTo(401);
            assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
            Answer last = wrongPassword;
            for (int i = 0; i < 10; i++) {
                last = started.post(SIGN_IN, password("ann", "guess number " + i));
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(Integer.parseInt(last.header("retry-after"))).isPositive();
            assertThat(started.post(SIGN_IN, password("ann", StartedServer.PASSWORD)).status())
                    .isEqualTo(429);
        }
    }

    // A110: a write another site made the browser send.
    @Test
    void aWriteWithoutTheTokenOrFromAnotherSiteIsRefused() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session session = started.signInAsAdministrator();
            String view = "{\"name\":\"mine\",\"query\":\"verb:grant\"}";
            String cookie = "Cookie: " + session.cookie();
            String token = "X-CSRF-Token: " + session.csrf();
            assertThat(started.post("/api/v1/views", view, cookie).status()).isEqualTo(403);
            assertThat(started.post("/api/v1/views", view, cookie, token, "Origin: null").status())
                    .isEqualTo(403);
            assertThat(
                            started.post(
                                            "/api/v1/views",
                                            view,
                                            cookie,
                                            token,
                                            "Origin: http://evil.example")
                                    .status())
                    .isEqualTo(403);
            assertThat(
                            started.post(
                                            "/api/v1/views",
                                            view,
                                            cookie,
                                            token,
                                            "Content-Type: text/plain")
                                    .status())
                    .isEqualTo(415);
            assertThat(
                            started.post(
                                            "/api/v1/views",
                                            view,
                                            cookie,
                                            token,
                                            "Origin: http://" + started.host())
                                    .status())
                    .isEqualTo(200);
            assertThat(
                            started.post(
                                            SIGN_IN,
                                            password("ann", StartedServer.PASSWORD),
                                            "Sec-Fetch-Site: cross-site")
                                    .status())
                    .isEqualTo(403);
        }
    }

    // A111: a stolen file holds nothing to sign in with.
    @Test
    void theTablesHoldNoSecretThatCanBeUsed() throws IOException {
        Session session;
        String secret;
        try (StartedServer started = StartedServer.at(data)) {
            session = started.signInAsAdministrator();
            Answer made =
                    started.post(
                            session,
                            "/api/v1/tokens",
                            "{\"name\":\"ci\",\"capabilities\":[\"status.read\"],\"days\":90}");
            assertThat(made.status()).isEqualTo(201);
            secret = made.text("secret");
            assertThat(secret).startsWith("gth_").hasSize(53);
            assertThat(started.get("/api/v1/session", "Authorization: Bearer " + secret).status())
                    .isEqualTo(200);
            assertThat(started.get(session, "/api/v1/tokens").body()).doesNotContain(secret);
        }
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret)
                        .doesNotContain(StartedServer.PASSWORD)
                        .doesNotContain(
                                session.cookie().substring(session.cookie().indexOf('=') + 1));
            }
        }
    }

    @Test
    void aTokenDoesWhatItSaysAndNoMore() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session session = started.signInAsAdministrator();
            String bearer =
                    "Authorization: Bearer "
                            + started.post(
                                            session,
                                            "/api/v1/tokens",
                                            "{\"name\":\"ci\",\"capabilities\":[\"events.read\"]}")
                                    .text("secret");
            assertThat(started.get("/api/v1/users", bearer).status()).isEqualTo(403);
            assertThat(
                            started.post(
                                            "/api/v1/tokens",
                                            "{\"name\":\"x\",\"capabilities\":[]}",
                                            bearer)
                                    .status())
                    .isEqualTo(403);
            assertThat(started.get("/api/v1/session", bearer.replace('e', 'f')).status())
                    .isIn(200, 401);
            assertThat(started.write(session, "DELETE", "/api/v1/tokens/1", "").status())
                    .isEqualTo(204);
            assertThat(started.get("/api/v1/session", bearer).status()).isEqualTo(401);
            assertThat(
                            started.post(
                                            session,
                                            "/api/v1/tokens",
                                            "{\"name\":\"ci\",\"capabilities\":[\"events.read\"],\"days\":91}")
                                    .status())
                    .isEqualTo(422);
        }
    }

    // A116: who is sent away is away at once, and somebody is always left to run the place.
    @Test
    void aDisabledUserLosesSessionAndTokens() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"bob\",\"password\":\"another long one\",\"role\":\"analyst\"}");
            Session bob =
                    StartedServer.session(
                            started.post(SIGN_IN, password("bob", "another long one")));
            String bearer =
                    "Authorization: Bearer "
                            + started.post(
                                            bob,
                                            "/api/v1/tokens",
                                            "{\"name\":\"b\",\"capabilities\":[\"events.read\"]}")
                                    .text("secret");
            assertThat(started.get("/api/v1/session", bearer).status()).isEqualTo(200);
            assertThat(
                            started.write(ann, "PATCH", "/api/v1/users/2", "{\"disabled\":true}")
                                    .status())
                    .isEqualTo(200);
            assertThat(started.get(bob, SIGN_IN).status()).isEqualTo(401);
            assertThat(started.get("/api/v1/session", bearer).status()).isEqualTo(401);
            assertThat(
                            started.write(ann, "PATCH", "/api/v1/users/1", "{\"disabled\":true}")
                                    .status())
                    .isEqualTo(409);
            assertThat(
                            started.write(ann, "PATCH", "/api/v1/users/1", "{\"role\":\"viewer\"}")
                                    .status())
                    .isEqualTo(409);
        }
    }

    // A083: what a record does not name cannot be set.
    @Test
    void aMemberThatIsNotAskedForIsRefused() throws IOException {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(
                            started.write(
                                            ann,
                                            "PATCH",
                                            "/api/v1/users/1",
                                            "{\"capabilities\":[\"erase\"]}")
                                    .status())
                    .isEqualTo(400);
        }
    }
}
