package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.signin.Authenticator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A password alone does not open an account with a second factor, and a code opens it once.
class SecondFactorTest {
    private static final String SESSION = "/api/v1/session";
    private static final String FACTOR = "/api/v1/second-factor";
    private static final String WRONG = "000000";

    @TempDir private Path data;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    private StartedServer started() throws IOException {
        return StartedServer.at(data, now::get);
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static Answer signIn(StartedServer started, String code) throws IOException {
        return started.post(
                SESSION,
                "{\"name\":\"ann\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(StartedServer.PASSWORD, code));
    }

    private static String sent(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /// An authenticator that holds the secret of an account whose second factor is on.
    private record On(Session ann, Authenticator authenticator, List<String> recovery) {}

    private On turnedOn(StartedServer started) throws IOException {
        Session ann = started.signInAsAdministrator();
        Answer begun =
                started.post(ann, FACTOR, "{\"password\":\"" + StartedServer.PASSWORD + "\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        Authenticator authenticator = new Authenticator(begun.text("secret"), now::get);
        Answer on = started.post(ann, FACTOR + "/confirm", sent(authenticator.code()));
        assertThat(on.status()).as(on.body()).isEqualTo(200);
        return new On(ann, authenticator, texts(on));
    }

    private static List<String> texts(Answer answer) {
        return ((JsonArray) answer.at("recovery_codes"))
                .items().stream().map(JsonValue::text).toList();
    }

    private static List<JsonObject> records(StartedServer started, RecordKind kind) {
        return started.server().recorder().journal().read(0, 1_000).stream()
                .filter(one -> one.kind() == kind.number())
                .map(one -> (JsonObject) Json.parse(((Stored.Live) one).payload()))
                .toList();
    }

    @Test
    void withoutACodeThePasswordOpensNothing() throws Exception {
        try (StartedServer started = started()) {
            On on = turnedOn(started);
            later(Duration.ofMinutes(1));
            Answer asked = signIn(started, "");
            assertThat(asked.status()).isEqualTo(401);
            assertThat(asked.text("type")).isEqualTo("urn:gatehouse:second-factor");
            assertThat(asked.header("set-cookie")).isEmpty();
            assertThat(signIn(started, WRONG).status()).isEqualTo(401);
            assertThat(records(started, RecordKind.SIGN_IN_REFUSED).getLast().get("reason").text())
                    .isEqualTo("second-factor");
            assertThat(signIn(started, on.authenticator().code()).status()).isEqualTo(200);
            // Whose password it is not learns not even that there is one.
            Answer stranger =
                    started.post(SESSION, "{\"name\":\"ann\",\"password\":\"not the password\"}");
            assertThat(stranger.text("type")).isEqualTo("about:blank");
            assertThat(records(started, RecordKind.SECOND_FACTOR_CHANGED))
                    .singleElement()
                    .matches(one -> one.get("change").text().equals("on"));
        }
    }

    @Test
    void aCodeThatWasSeenOrIsOverOpensNothing() throws Exception {
        try (StartedServer started = started()) {
            On on = turnedOn(started);
            assertThat(signIn(started, on.authenticator().code()).status())
                    .as("the code it was turned on with")
                    .isEqualTo(401);
            later(Duration.ofMinutes(1));
            String code = on.authenticator().code();
            assertThat(signIn(started, code).status()).isEqualTo(200);
            assertThat(signIn(started, code).status()).as("again").isEqualTo(401);
            later(Duration.ofMinutes(2));
            String old = on.authenticator().code();
            later(Duration.ofMinutes(1));
            assertThat(signIn(started, old).status()).as("too late").isEqualTo(401);
            // One of before the last that was used, though its time is not over yet.
            later(Duration.ofMinutes(30));
            String before = on.authenticator().code();
            later(Duration.ofSeconds(30));
            assertThat(signIn(started, on.authenticator().code()).status()).isEqualTo(200);
            assertThat(signIn(started, before).status()).isEqualTo(401);
        }
    }

    @Test
    void ofManyWithTheSameCodeOneComesIn() throws Exception {
        try (StartedServer started = started();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            On on = turnedOn(started);
            later(Duration.ofMinutes(1));
            String code = on.authenticator().code();
            List<Callable<Integer>> tries =
                    Stream.<Callable<Integer>>generate(() -> () -> signIn(started, code).status())
                            .limit(4)
                            .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(tries)) {
                answers.add(one.get());
            }
            assertThat(answers).containsOnlyOnce(200);
        }
    }

    @Test
    void ofManyWrongCodesAtOnceFewAreCompared() throws Exception {
        try (StartedServer started = started();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            On on = turnedOn(started);
            later(Duration.ofMinutes(1));
            List<Callable<Integer>> tries =
                    IntStream.range(0, 9)
                            .<Callable<Integer>>mapToObj(
                                    i -> () -> signIn(started, "00000" + i).status())
                            .toList();
            int compared = 0;
            for (Future<Integer> one : threads.invokeAll(tries)) {
                compared += one.get() == 401 ? 1 : 0;
            }
            assertThat(compared).isLessThanOrEqualTo(5);
            assertThat(signIn(started, on.authenticator().code()).status()).isEqualTo(429);
            later(Duration.ofMinutes(3));
            assertThat(signIn(started, on.authenticator().code()).status()).isEqualTo(200);
        }
    }

    @Test
    void aRecoveryCodeOpensOnceAndOthersEndThem() throws Exception {
        try (StartedServer started = started()) {
            On on = turnedOn(started);
            assertThat(on.recovery()).hasSize(10).doesNotHaveDuplicates();
            String first = on.recovery().getFirst();
            assertThat(signIn(started, first.toUpperCase(java.util.Locale.ROOT)).status())
                    .isEqualTo(200);
            assertThat(signIn(started, first).status()).isEqualTo(401);
            assertThat(records(started, RecordKind.SECOND_FACTOR_CHANGED).getLast().get("change"))
                    .extracting(JsonValue::text)
                    .isEqualTo("recovery-code-used");
            assertThat(started.get(on.ann(), FACTOR).body()).contains("\"recovery_codes_left\":9");
            later(Duration.ofMinutes(1));
            Answer others =
                    started.post(
                            on.ann(), FACTOR + "/recovery-codes", sent(on.authenticator().code()));
            assertThat(texts(others)).hasSize(10).doesNotContainAnyElementsOf(on.recovery());
            assertThat(signIn(started, on.recovery().get(1)).status()).isEqualTo(401);
            assertThat(signIn(started, texts(others).getFirst()).status()).isEqualTo(200);
        }
    }

    @Test
    void itIsTurnedOnWithThePasswordAndOffWithACode() throws Exception {
        try (StartedServer started = started()) {
            Session ann = started.signInAsAdministrator();
            assertThat(started.post(ann, FACTOR, "{\"password\":\"not mine at all\"}").status())
                    .isEqualTo(422);
            assertThat(started.post(ann, FACTOR + "/confirm", sent(WRONG)).status())
                    .as("nothing was begun")
                    .isEqualTo(409);
            Session other = started.administrator();
            On on = turnedOnAgain(started, ann);
            assertThat(started.get(other, SESSION).status()).as("another browser").isEqualTo(401);
            assertThat(started.get(ann, SESSION).status()).isEqualTo(200);
            assertThat(started.post(ann, FACTOR + "/remove", sent(WRONG)).status()).isEqualTo(422);
            assertThat(started.write(ann, "DELETE", "/api/v1/users/1/second-factor", "").status())
                    .as("one's own without a code")
                    .isEqualTo(409);
            later(Duration.ofMinutes(1));
            String code = on.authenticator().code();
            assertThat(started.post(ann, FACTOR + "/remove", sent(code)).status()).isEqualTo(204);
            assertThat(signIn(started, "").status()).isEqualTo(200);
        }
    }

    private On turnedOnAgain(StartedServer started, Session ann) throws IOException {
        Answer begun =
                started.post(ann, FACTOR, "{\"password\":\"" + StartedServer.PASSWORD + "\"}");
        Authenticator authenticator = new Authenticator(begun.text("secret"), now::get);
        assertThat(begun.text("address"))
                .startsWith("otpauth://totp/Gatehouse:ann?secret=" + begun.text("secret"));
        assertThat(started.post(ann, FACTOR + "/confirm", sent(WRONG)).status()).isEqualTo(422);
        assertThat(signIn(started, "").status()).as("not on yet").isEqualTo(200);
        Session kept = ann;
        Answer on = started.post(kept, FACTOR + "/confirm", sent(authenticator.code()));
        return new On(kept, authenticator, texts(on));
    }

    @Test
    void anAdministratorHelpsWhoLostTheirsAndNobodyElseDoes() throws Exception {
        try (StartedServer started = started()) {
            On on = turnedOn(started);
            String made = "{\"name\":\"%s\",\"password\":\"another long one\",\"role\":\"%s\"}";
            started.post(on.ann(), "/api/v1/users", made.formatted("bob", "admin"));
            started.post(on.ann(), "/api/v1/users", made.formatted("vic", "viewer"));
            String path = "/api/v1/users/1/second-factor";
            Session vic = session(started, "vic");
            assertThat(started.write(vic, "DELETE", path, "").status()).isEqualTo(403);
            assertThat(signIn(started, "").status()).isEqualTo(401);
            Session bob = session(started, "bob");
            assertThat(started.get(bob, "/api/v1/users").body())
                    .contains("\"local\":true,\"second_factor\":true");
            assertThat(started.write(bob, "DELETE", path, "").status()).isEqualTo(204);
            assertThat(signIn(started, "").status()).isEqualTo(200);
            assertThat(records(started, RecordKind.SECOND_FACTOR_CHANGED).getLast())
                    .matches(one -> one.get("user").text().equals("user:1"))
                    .matches(one -> one.get("by").text().equals("user:2"));
        }
    }

    private static Session session(StartedServer started, String name) throws IOException {
        return StartedServer.session(
                started.post(
                        SESSION,
                        "{\"name\":\"%s\",\"password\":\"another long one\"}".formatted(name)));
    }

    @Test
    void aTokenTurnsNothingOnOrOff() throws Exception {
        try (StartedServer started = started()) {
            On on = turnedOn(started);
            Session ann = on.ann();
            String wanted = "{\"name\":\"t\",\"capabilities\":[\"user.manage\"]}";
            // The second, whose number is not its owner's.
            started.post(ann, "/api/v1/tokens", wanted);
            String token = started.post(ann, "/api/v1/tokens", wanted).text("secret");
            Answer removed =
                    started.write(
                            "DELETE",
                            "/api/v1/users/1/second-factor",
                            "",
                            "Authorization: Bearer " + token);
            assertThat(removed.status()).isEqualTo(409);
            Answer begun =
                    started.post(
                            FACTOR,
                            "{\"password\":\"" + StartedServer.PASSWORD + "\"}",
                            "Authorization: Bearer " + token);
            assertThat(begun.status()).isEqualTo(403);
        }
    }

    @Test
    void whatWasBegunIsOverAfterAWhileAndTheSecretLiesSealed() throws Exception {
        try (StartedServer started = started()) {
            Session ann = started.signInAsAdministrator();
            Answer begun =
                    started.post(ann, FACTOR, "{\"password\":\"" + StartedServer.PASSWORD + "\"}");
            Authenticator authenticator = new Authenticator(begun.text("secret"), now::get);
            later(Duration.ofMinutes(10));
            assertThat(started.post(ann, FACTOR + "/confirm", sent(authenticator.code())).status())
                    .isEqualTo(409);
            On on = turnedOnAgain(started, ann);
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes =
                            new String(
                                    Files.readAllBytes(file),
                                    java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(bytes)
                            .as(file.toString())
                            .doesNotContain(on.authenticator().raw())
                            .doesNotContain(on.recovery().getFirst().replace("-", ""));
                }
            }
        }
    }
}
