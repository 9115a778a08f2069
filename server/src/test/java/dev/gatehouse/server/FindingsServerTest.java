package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Findings, asked and decided over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsServerTest {
    private static final String RULE = "vault-policy-widened";
    private static final String INSIDE = "vault/lab/sys/policy/friend";
    private static final String OUTSIDE = "vault/prod/sys/policy/stranger";
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    private StartedServer started;
    private Session ann = new Session("", "");
    private String inside = "";
    private String outside = "";

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        deliver("vault:prod", "stranger");
        deliver("vault:lab", "friend");
        inside = raise(INSIDE, "friend");
        outside = raise(OUTSIDE, "stranger");
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private void deliver(String source, String who) throws IOException {
        String line =
                """
                {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"%1$s","entity_id":"e-%1$s"},"request":{"id":"r-%1$s","operation":"update","path":"sys/policy/%1$s","remote_address":"10.0.0.9"}}
                """
                        .formatted(who);
        started.deliver(
                "/api/v1/imports?trust_times=true&source=" + source,
                line.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    // A detection saw the one event of that account.
    private String raise(String resource, String who) throws IOException, InterruptedException {
        String event = event(who);
        long window = Long.parseLong(event.substring(0, event.indexOf('.')));
        String subject = "account:" + resource.substring(0, 10) + "/entity/e-" + who;
        String key = FindingKey.of("detection", RULE, subject, resource, "");
        tell(
                new Raised(
                        "detection",
                        RULE,
                        key,
                        "high",
                        false,
                        subject,
                        resource,
                        List.of(),
                        window,
                        1,
                        List.of(event),
                        THEN,
                        THEN,
                        false));
        return key;
    }

    private void tell(Raised raised) throws IOException, InterruptedException {
        started.server().recorder().append(raised);
        for (int i = 0; i < 200; i++) {
            if (started.get(ann, "/api/v1/findings/" + raised.key()).status() == 200) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the finding was not found");
    }

    private String event(String who) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            JsonArray found =
                    (JsonArray)
                            started.get(ann, "/api/v1/events?q=actor:%22" + who + "%22")
                                    .at("events");
            if (!found.items().isEmpty()) {
                return ((JsonObject) found.items().getFirst()).get("id").text();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the event was not found");
    }

    private Session user(String name, String role, String scope) throws IOException {
        String more = scope.isEmpty() ? "" : ",\"scope\":[\"%s\"]".formatted(scope);
        started.post(
                ann,
                "/api/v1/users",
                "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"%s}"
                        .formatted(name, StartedServer.PASSWORD, role, more));
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"%s\",\"password\":\"%s\"}"
                                .formatted(name, StartedServer.PASSWORD)));
    }

    private Answer decide(Session by, String key, String what, String body) throws IOException {
        return started.post(by, "/api/v1/findings/" + key + "/" + what, body);
    }

    private String version(String key) throws IOException {
        JsonObject finding = (JsonObject) started.get(ann, "/api/v1/findings/" + key).at("finding");
        return finding.get("version").text();
    }

    @Test
    void whatTheModelWouldHaveToSayIsTheLeastThatCoversTheEvents() throws IOException {
        Answer asked = started.get(ann, "/api/v1/findings/" + inside + "/expectation");
        assertThat(asked.text("text"))
                .contains("  - to: [\"vault/lab/entity/e-friend\"]")
                .contains("    on:\n      - \"=vault/lab/policies/friend\"\n")
                .contains("    why: \"finding " + inside.substring(0, 12) + "\"");
        Answer checked =
                started.post(
                        ann,
                        "/api/v1/model/checks",
                        "{\"files\":[{\"name\":\"a.yaml\",\"text\":%s}]}"
                                .formatted(CanonicalJson.text(asked.at("text"))));
        assertThat(checked.body()).contains("\"usable\":true");
    }

    @Test
    void aStarInANameIsNeverProposed() throws Exception {
        deliver("vault:lab", "wild*");
        String key = raise("vault/lab/sys/policy/wild*", "wild*");
        Answer asked = started.get(ann, "/api/v1/findings/" + key + "/expectation");
        assertThat(asked.text("text")).isEmpty();
        assertThat(asked.body()).contains("Some names hold a star");
    }

    @Test
    void oneFindingTellsWhatHappenedToWhomAndWhatItRestsOn() throws IOException {
        Answer list = started.get(ann, "/api/v1/findings?state=all&q=friend");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).contains("\"count\":1", "friend on sys/policy/friend.");
        Answer one = started.get(ann, "/api/v1/findings/" + inside);
        assertThat(one.body())
                .contains("\"deed\":\"raised\"", "\"missing\":0", "\"by_anybody\":", "\"sight\":")
                .contains("friend gave a right on", "vault:lab");
        assertThat(started.get(ann, "/api/v1/findings/nope").status()).isEqualTo(404);
        assertThat(started.get(ann, "/api/v1/findings?state=odd").status()).isEqualTo(400);
        assertThat(started.get(ann, "/api/v1/findings?severity=odd").status()).isEqualTo(400);
    }

    @Test
    void pagesFollowOneAnother() throws IOException {
        Answer first = started.get(ann, "/api/v1/findings?state=all&limit=1&rule=" + RULE);
        assertThat(((JsonArray) first.at("items")).items()).hasSize(1);
        Answer second =
                started.get(
                        ann,
                        "/api/v1/findings?state=all&limit=1&rule="
                                + RULE
                                + "&after="
                                + first.text("next"));
        assertThat(((JsonArray) second.at("items")).items()).hasSize(1);
        assertThat(second.body()).doesNotContain("\"next\":");
        assertThat(first.text("items")).isEqualTo(second.text("items"));
        assertThat(first.body()).isNotEqualTo(second.body());
    }

    @Test
    void aDecisionIsTakenOnceAndOnWhatWasSeen() throws IOException {
        String seen = version(inside);
        String body =
                "{\"version\":%s,\"disposition\":\"test\",\"reason\":\"our drill\"}"
                        .formatted(seen);
        Answer resolved = decide(ann, inside, "resolution", body);
        assertThat(resolved.status()).isEqualTo(200);
        assertThat(resolved.text("state")).isEqualTo("resolved");
        assertThat(resolved.text("disposition")).isEqualTo("test");
        assertThat(decide(ann, inside, "resolution", body).body()).isEqualTo(resolved.body());
        String stale = "{\"version\":%s,\"reason\":\"no drill\"}".formatted(seen);
        assertThat(decide(ann, inside, "reopening", stale).status()).isEqualTo(409);
        String now = "{\"version\":%s,\"reason\":\"no drill\"}".formatted(version(inside));
        assertThat(decide(ann, inside, "reopening", now).text("state")).isEqualTo("open");
        assertThat(
                        decide(
                                        ann,
                                        inside,
                                        "assignment",
                                        "{\"version\":%s,\"to\":\"nemo\"}"
                                                .formatted(version(inside)))
                                .status())
                .isEqualTo(422);
        Answer mine =
                decide(
                        ann,
                        inside,
                        "assignment",
                        "{\"version\":%s,\"to\":\"ann\"}".formatted(version(inside)));
        assertThat(mine.body()).contains("\"name\":\"ann\"");
        decide(ann, inside, "notes", "{\"text\":\"asked friend\"}");
        assertThat(started.get(ann, "/api/v1/findings/" + inside).body())
                .contains("\"text\":\"asked friend\"", "\"deed\":\"reopened\"");
    }

    @Test
    void whoMayOnlyLookDecidesNothing() throws IOException {
        Session vic = user("vic", "viewer", "");
        assertThat(started.get(vic, "/api/v1/findings").status()).isEqualTo(200);
        assertThat(decide(vic, inside, "notes", "{\"text\":\"x\"}").status()).isEqualTo(403);
        assertThat(
                        started.post(vic, "/api/v1/suppressions", suppression(inside, "finding"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void whoMayKnowOfOneSourceKnowsOfItsFindingsAlone() throws IOException {
        Session bob = user("bob", "analyst", "vault:lab");
        Answer list = started.get(bob, "/api/v1/findings?state=all");
        assertThat(list.body()).contains("friend").doesNotContain("stranger");
        assertThat(list.text("count")).isEqualTo("1");
        assertThat(started.get(bob, "/api/v1/findings/" + inside).status()).isEqualTo(200);
        assertThat(started.get(bob, "/api/v1/findings/" + inside).body())
                .doesNotContain("stranger");
        assertThat(started.get(bob, "/api/v1/findings/" + outside).status()).isEqualTo(404);
        assertThat(decide(bob, outside, "notes", "{\"text\":\"x\"}").status()).isEqualTo(404);
        assertThat(
                        started.post(bob, "/api/v1/suppressions", suppression(outside, "finding"))
                                .status())
                .isEqualTo(404);
        assertThat(started.post(bob, "/api/v1/suppressions", suppression(inside, "rule")).status())
                .isEqualTo(403);
    }

    private static String suppression(String key, String reach) {
        return """
        {"finding":"%s","reach":"%s","owner":"ann","reason":"known","until":"%s"}\
        """
                .formatted(key, reach, Instant.now().plus(Duration.ofDays(3)));
    }

    @Test
    void whatIsSuppressedIsOutOfSightUntilThatIsTakenBack() throws IOException {
        Answer made = started.post(ann, "/api/v1/suppressions", suppression(outside, "finding"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(started.get(ann, "/api/v1/findings").body()).doesNotContain("stranger");
        assertThat(started.get(ann, "/api/v1/findings?state=suppressed").body())
                .contains("stranger");
        assertThat(started.get(ann, "/api/v1/suppressions").body())
                .contains("\"reason\":\"known\"");
        Answer back =
                started.post(
                        ann,
                        "/api/v1/suppressions/" + made.text("number") + "/withdrawal",
                        "{\"reason\":\"not known after all\"}");
        assertThat(back.text("holds")).isEqualTo("false");
        assertThat(started.get(ann, "/api/v1/findings").body()).contains("stranger");
        assertThat(
                        started.post(ann, "/api/v1/suppressions/7/withdrawal", "{\"reason\":\"x\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void theLocalCommandLineLooksAndDecidesNothing() {
        String data = started.data().toString();
        assertThat(ran(1, "list", "--data", data)).contains("on sys/policy/", "in all");
        assertThat(ran(0, "show", inside.substring(0, 12), "--data", data))
                .contains("friend gave a right on", "History:", "As far as these can see");
        assertThat(ran(64, "show", "../users", "--data", data)).contains("a key is");
        assertThat(ran(77, "note", inside, "x", "--data", data)).contains("finding.decide");
    }

    private static String ran(int code, String... words) {
        StringWriter said = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String[] all =
                Stream.concat(Stream.of("findings"), Stream.of(words)).toArray(String[]::new);
        assertThat(line.execute(all)).as(said.toString()).isEqualTo(code);
        return said.toString();
    }
}
