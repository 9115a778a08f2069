package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// *Was this you?*, asked and answered over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsServerTest {
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    // Dana's only address is the name of the account that did it; Eli has another.
    private static final String PEOPLE =
            """
            id,kind,name,email,team,end,owner,accounts
            u1,,Dana K,dana@acme.example,payments,,,vault/prod/entity/e-dana
            u2,,Eli M,eli@acme.example,payments,,,vault/prod/entity/e-eli
            m1,machine,Deployer,,,,u2,vault/prod/entity/e-deployer
            """;

    private StartedServer started;
    private Session ann = new Session("", "");

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        deliver("e-dana", "Dana@acme.example");
        deliver("e-eli", "eli-m");
        deliver("e-deployer", "deployer");
        started.write(ann, "POST", "/api/v1/people/imports?format=csv&proof=scim", PEOPLE);
        started.post(
                ann,
                "/api/v1/destinations",
                "{\"name\":\"post\",\"form\":\"mail\",\"address\":\"smtps://127.0.0.1:9\",\"receivers\":[\"gatehouse@acme.example\",\"ann@acme.example\"]}");
        started.post(
                ann,
                "/api/v1/destinations",
                "{\"name\":\"siem\",\"form\":\"webhook\",\"address\":\"https://127.0.0.1:9/\"}");
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private void deliver(String entity, String name) throws IOException {
        String line =
                """
                {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"%2$s","entity_id":"%1$s"},"request":{"id":"r-%1$s","operation":"update","path":"sys/policy/x","remote_address":"10.0.0.9"}}
                """
                        .formatted(entity, name);
        started.deliver(
                "/api/v1/imports?trust_times=true&source=vault:prod",
                line.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    private String raise(String entity, String subject) throws Exception {
        String event = event(entity);
        String key = FindingKey.of("detection", "rule", subject, entity, "");
        started.server()
                .recorder()
                .append(
                        new Raised(
                                "detection",
                                "rule",
                                key,
                                "critical",
                                false,
                                subject,
                                "vault/prod/sys/policy/x",
                                List.of(),
                                Long.parseLong(event.substring(0, event.indexOf('.'))),
                                1,
                                List.of(event),
                                THEN,
                                THEN,
                                false));
        for (int i = 0; i < 200 && one(key).status() != 200; i++) {
            Thread.sleep(50);
        }
        return key;
    }

    private String event(String entity) throws Exception {
        for (int i = 0; i < 200; i++) {
            JsonArray found =
                    (JsonArray)
                            started.get(
                                            ann,
                                            "/api/v1/events?q=account:%22vault/prod/entity/"
                                                    + entity
                                                    + "%22")
                                    .at("events");
            if (!found.items().isEmpty()) {
                return ((JsonObject) found.items().getFirst()).get("id").text();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the event was not found");
    }

    private Answer one(String key) throws IOException {
        return started.get(ann, "/api/v1/findings/" + key);
    }

    private Session user(String name) throws IOException {
        started.post(
                ann,
                "/api/v1/users",
                "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"viewer\"}"
                        .formatted(name, StartedServer.PASSWORD));
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"%s\",\"password\":\"%s\"}"
                                .formatted(name, StartedServer.PASSWORD)));
    }

    private Answer ask(String key, String role, String through) throws IOException {
        return started.post(
                ann,
                "/api/v1/findings/" + key + "/questions",
                "{\"role\":\"%s\",\"through\":\"%s\"}".formatted(role, through));
    }

    private Answer answer(Session by, String number, String what) throws IOException {
        return started.post(
                by,
                "/api/v1/questions/" + number + "/answer",
                "{\"answer\":\"%s\",\"text\":\"a release\"}".formatted(what));
    }

    @Test
    void theOwnerOfAMachineAnswersAndNothingIsClosed() throws Exception {
        String key = raise("e-deployer", "machine:m1");
        assertThat(started.get(ann, "/api/v1/findings/" + key + "/askable").body())
                .contains("\"name\":\"Eli M\"", "\"name\":\"post\"", "it is about a machine")
                .doesNotContain("siem");
        assertThat(ask(key, "machine-owner", "siem").status()).isEqualTo(422);
        Answer asked = ask(key, "machine-owner", "post");
        assertThat(asked.text("problem")).as("nobody listens there").contains("127.0.0.1");
        String number = asked.at("number").text();
        Session eli = user("eli@acme.example");
        assertThat(started.get(eli, "/api/v1/questions").body())
                .contains("\"number\":" + number, "machine-owner");
        assertThat(answer(user("bob"), number, "yes").status()).isEqualTo(404);
        String token =
                started.post(
                                eli,
                                "/api/v1/tokens",
                                "{\"name\":\"t\",\"capabilities\":[\"finding.read\"],\"days\":1}")
                        .body();
        assertThat(token).as("a viewer makes none").doesNotContain("gth_");
        assertThat(answer(eli, number, "perhaps").status()).isEqualTo(400);
        assertThat(answer(eli, number, "yes").text("answer")).isEqualTo("yes");
        assertThat(started.get(eli, "/api/v1/questions").body()).contains("\"questions\":[]");
        assertThat(one(key).body())
                .contains("\"state\":\"open\"", "\"deed\":\"answered\"", "a release");
    }

    @Test
    void theSuspectedAccountIsNeitherWrittenToNorAnswers() throws Exception {
        String key = raise("e-dana", "person:u1");
        assertThat(ask(key, "person", "post").text("detail"))
                .contains("every known address is that of the suspected account");
        started.post(
                ann,
                "/api/v1/destinations",
                "{\"name\":\"room\",\"form\":\"slack\",\"address\":\"https://127.0.0.1:9/\"}");
        String number = ask(key, "person", "room").at("number").text();
        Session dana = user("dana@acme.example");
        assertThat(started.get(dana, "/api/v1/questions").body()).contains("\"questions\":[]");
        assertThat(answer(dana, number, "yes").status()).isEqualTo(403);
        assertThat(answer(user("U1"), number, "no").text("answer")).isEqualTo("no");
    }

    @Test
    void aTokenAnswersNothing() throws Exception {
        String key = raise("e-eli", "person:u2");
        String number = ask(key, "person", "post").at("number").text();
        String secret =
                started.post(
                                ann,
                                "/api/v1/tokens",
                                "{\"name\":\"t\",\"capabilities\":[\"finding.decide\"],\"days\":1}")
                        .text("secret");
        assertThat(
                        started.post(
                                        "/api/v1/questions/" + number + "/answer",
                                        "{\"answer\":\"yes\"}",
                                        "Authorization: Bearer " + secret)
                                .status())
                .isEqualTo(403);
    }
}
