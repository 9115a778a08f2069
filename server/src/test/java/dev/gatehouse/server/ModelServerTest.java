package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The access model of a running server: read from its folder, kept up with it, tried as a draft.
class ModelServerTest {
    private static final String READS =
            """
            {"type":"response","time":"2026-11-20T10:00:01Z","auth":{"display_name":"oidc-ann","entity_id":"e-1"},"request":{"id":"r-1","operation":"read","path":"secret/data/payments/production/db"},"response":{"secret":{}}}
            """;
    private static final String ALLOWS =
            "assignments:\\n  - { to: [vault/prod/entity/e-1], allow: [secret], on: [vault/prod], why: hers }\\n";

    @TempDir Path folder;

    @Test
    void aChangeOfTheFilesComesIntoForceAndABrokenOneLeavesTheLast() throws Exception {
        Path files = Files.createDirectories(folder.resolve("model"));
        Path data = folder.resolve("data");
        try (StartedServer started = StartedServer.at(data, "--model", files.toString())) {
            Session ann = started.signInAsAdministrator();
            started.deliver(
                    "/api/v1/imports?source=vault:prod&trust_times=true",
                    READS.getBytes(StandardCharsets.UTF_8),
                    "Cookie: " + ann.cookie(),
                    "X-CSRF-Token: " + ann.csrf());
            awaitVerdict(started, ann, "unexpected", "production-secret-read-by-a-person");
            Files.writeString(files.resolve("a.yaml"), ALLOWS.replace("\\n", "\n"));
            awaitVerdict(started, ann, "expected", "a.yaml:2");
            Files.writeString(files.resolve("a.yaml"), "assignments: [ { to: nobody } ]\n");
            JsonObject model = awaitMistake(started, ann);
            JsonObject mistake =
                    (JsonObject) ((JsonArray) model.get("mistakes")).items().getFirst();
            assertThat(mistake.get("file").text()).isEqualTo("a.yaml");
            assertThat(mistake.get("line").text()).isEqualTo("1");
            assertThat(model.get("assignments").text()).isEqualTo("1");
            awaitVerdict(started, ann, "expected", "a.yaml:2");
            Answer changes = started.get(ann, "/api/v1/model/changes");
            assertThat(changes.body()).contains("\"refused\"").contains("\"expected\":1");
        }
        long before;
        try (StartedServer started = StartedServer.at(data, "--model", files.toString())) {
            Session ann = started.administrator();
            awaitVerdict(started, ann, "expected", "a.yaml:2");
            awaitMistake(started, ann);
            before =
                    ((JsonArray) started.get(ann, "/api/v1/model/changes").at("changes"))
                            .items()
                            .size();
        }
        assertThat(before).isEqualTo(2);
    }

    @Test
    void aDraftIsCheckedAndReplayedWithoutBeingInForce() throws Exception {
        try (StartedServer started = StartedServer.at(folder.resolve("data"))) {
            Session ann = started.signInAsAdministrator();
            started.deliver(
                    "/api/v1/imports?source=vault:prod&trust_times=true",
                    READS.getBytes(StandardCharsets.UTF_8),
                    "Cookie: " + ann.cookie(),
                    "X-CSRF-Token: " + ann.csrf());
            awaitVerdict(started, ann, "unexpected", "production-secret-read-by-a-person");
            String draft = "{\"files\":[{\"name\":\"a.yaml\",\"text\":\"" + ALLOWS + "\"}]}";
            Answer checked = send(started, ann, "/api/v1/model/checks", draft);
            assertThat(checked.text("usable")).isEqualTo("true");
            Answer broken =
                    send(started, ann, "/api/v1/model/checks", draft.replace("assign", "asign"));
            assertThat(broken.body()).contains("did you mean").contains("\"line\":1");
            Answer replayed = send(started, ann, "/api/v1/model/replays", draft);
            assertThat(replayed.body())
                    .contains("would turn 1 unexpected events expected, by")
                    .contains("\"progress\":1");
            awaitVerdict(started, ann, "unexpected", "production-secret-read-by-a-person");
            assertThat(started.get(ann, "/api/v1/model/share").body()).contains("\"events\":1");
        }
    }

    @Test
    void whatNobodyDecidedIsAskedAboutOfThoseWhoMayKnowTheSource() throws Exception {
        String staging = READS.replace("production/db", "staging/db");
        try (StartedServer started = StartedServer.at(folder.resolve("data"))) {
            Session ann = started.signInAsAdministrator();
            started.deliver(
                    "/api/v1/imports?source=vault:prod&trust_times=true",
                    (staging + staging.replace("r-1", "r-2")).getBytes(StandardCharsets.UTF_8),
                    "Cookie: " + ann.cookie(),
                    "X-CSRF-Token: " + ann.csrf());
            Answer asked = started.get(ann, "/api/v1/model/questions");
            for (int i = 0; i < 300 && !asked.body().contains("\"events\":2"); i++) {
                Thread.sleep(50);
                asked = started.get(ann, "/api/v1/model/questions");
            }
            assertThat(asked.body())
                    .contains("\"to\":[\"vault/prod/entity/e-1\"]")
                    .contains("\"reasons\":[\"risky\",\"recent\",\"unknown-holder\"]");
            Answer draft = started.get(ann, "/api/v1/model/draft?days=30");
            assertThat(draft.body())
                    .contains("\"files\":[]")
                    .contains("{\"reason\":\"risky\",\"events\":2}");
            assertThat(started.get(ann, "/api/v1/model/draft?days=0").status()).isEqualTo(422);
            answerAndTakeBack(started, ann, asked);
        }
    }

    private static void answerAndTakeBack(StartedServer started, Session ann, Answer asked)
            throws Exception {
        JsonObject question =
                (JsonObject) ((JsonArray) asked.json().get("questions")).items().getFirst();
        assertThat(question.get("sentence").text()).contains(" read secrets in vault/prod/");
        JsonObject part = (JsonObject) ((JsonArray) question.get("parts")).items().getFirst();
        String id = part.get("id").text();
        String reply = "{\"question\":\"" + id + "\",\"reply\":\"%s\"}";
        String path = "/api/v1/model/answers";
        assertThat(started.post(ann, path, reply.formatted("maybe")).status()).isEqualTo(422);
        assertThat(started.post(ann, path, reply.formatted("only-on-call")).body())
                .contains("The model has no schedule");
        Answer unasked = started.post(ann, path, reply.formatted("yes").replace(id, "0"));
        assertThat(unasked.status()).isEqualTo(404);
        String whole =
                "{\"question\":\"%s\",\"reply\":\"yes\",\"parts\":[\"%s\"]}"
                        .formatted(question.get("id").text(), id);
        Answer other = started.post(ann, path, whole.replace("[\"" + id, "[\"0"));
        assertThat(other.body()).contains("The question has no such part.");
        assertThat(started.post(ann, path, whole).status()).isLessThan(300);
        awaitVerdict(started, ann, "expected", "decided");
        Answer answers = started.get(ann, path);
        assertThat(answers.body()).contains("assignments:").contains("\"reply\":\"yes\"");
        assertThat(started.get(ann, "/api/v1/model/questions").body()).contains("\"questions\":[]");
        assertThat(started.post(ann, path, reply.formatted("taken-back")).status()).isLessThan(300);
        awaitVerdict(started, ann, "undecided", "none");
        assertThat(started.get(ann, path).body()).contains("\"answers\":[]");
        assertThat(started.post(ann, path, reply.formatted("taken-back")).status()).isEqualTo(404);
    }

    private static Answer send(StartedServer started, Session ann, String path, String body)
            throws IOException {
        return started.deliver(
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    private static void awaitVerdict(
            StartedServer started, Session ann, String value, String reason) throws Exception {
        String query = "/api/v1/events?q=source:vault:prod%20verdict:" + value;
        Answer answer = started.get(ann, query);
        for (int i = 0; i < 300 && !answer.body().contains("\"" + reason + "\""); i++) {
            Thread.sleep(50);
            answer = started.get(ann, query);
        }
        assertThat(answer.body()).contains("\"" + reason + "\"");
    }

    private static JsonObject awaitMistake(StartedServer started, Session ann) throws Exception {
        Answer answer = started.get(ann, "/api/v1/model");
        for (int i = 0; i < 300 && !answer.body().contains("\"mistakes\":[{"); i++) {
            Thread.sleep(50);
            answer = started.get(ann, "/api/v1/model");
        }
        assertThat(answer.body()).contains("\"mistakes\":[{");
        return answer.json();
    }
}
