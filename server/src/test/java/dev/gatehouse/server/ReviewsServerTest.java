package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Access reviews over HTTP, from what a tool allows to what it no longer does.
class ReviewsServerTest {
    private static final String IMPORT = "/api/v1/inventory/imports?source=github";
    private static final String REVIEWS = "/api/v1/reviews";

    @TempDir private Path data;
    private StartedServer started;
    private Session ann = new Session("", "");

    @BeforeEach
    void start() throws IOException, InterruptedException {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        allows("ada", "bo", "cy", "dan");
    }

    @AfterEach
    void stop() {
        started.close();
    }

    // Who may push to acme/web, as GitHub lists them.
    private void allows(String... logins) throws IOException {
        allowsAt(IMPORT, logins);
    }

    private void allowsAt(String source, String... logins) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String login : logins) {
            list.append(list.isEmpty() ? "[" : ",")
                    .append(
                            "{\"id\":%d,\"login\":\"%s\",\"role_name\":\"admin\"}"
                                    .formatted(login.hashCode(), login));
        }
        String text = list + "]";
        String file =
                text.getBytes(StandardCharsets.UTF_8).length
                        + " repos/acme/web/collaborators.json\n"
                        + text;
        assertThat(started.write(ann, "POST", source, file).body()).contains("\"listings\":1");
    }

    private Answer open(Session by) throws IOException {
        return started.post(
                by,
                REVIEWS,
                "{\"name\":\"Web\",\"due\":\"%s\",\"below\":\"github/default/acme/web\"}"
                        .formatted(Instant.now().plusSeconds(86_400)));
    }

    private JsonObject line(String id, String name) throws IOException {
        Answer page = started.get(ann, REVIEWS + "/" + id + "/lines?q=" + name);
        return (JsonObject) ((JsonArray) page.at("lines")).items().getFirst();
    }

    private Answer decide(Session by, String id, JsonObject line, String more) throws IOException {
        return started.post(
                by,
                REVIEWS + "/" + id + "/decisions",
                "{\"lines\":[{\"number\":%s,\"version\":%s}],%s}"
                        .formatted(line.get("number").text(), line.get("version").text(), more));
    }

    private Session user(String name, String role, String more) throws IOException {
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

    private String seen(String id, String name) throws IOException {
        return line(id, name).get("observed") instanceof JsonObject observed
                ? observed.get("state").text()
                : "";
    }

    @Test
    void aRevocationCountsWhenTheToolShowsItGone() throws IOException {
        Answer opened = open(ann);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body()).contains("\"lines\":4", "\"yours\":4", "\"state\":\"open\"");
        String id = opened.at("id").text();
        JsonObject bo = line(id, "bo%20may");
        assertThat(bo.get("says").text()).startsWith("bo may ").contains("github/default/acme/web");
        Answer decided = decide(ann, id, bo, "\"decision\":\"revoke\",\"spent_millis\":4200");
        assertThat(decided.body())
                .contains("\"state\":\"revoked\"", "\"seconds_median\":4.2", "\"handed_over\":1");
        assertThat(seen(id, "bo%20may")).isEqualTo("handed-over");
        assertThat(line(id, "bo%20may").get("hand_over").text()).startsWith("Take ");
        allows("ada", "cy", "dan");
        assertThat(seen(id, "bo%20may")).isEqualTo("observed-gone");
        allows("ada", "bo", "cy", "dan");
        assertThat(seen(id, "bo%20may")).isEqualTo("came-back");
        assertThat(started.get(ann, REVIEWS + "/" + id + "/lines?show=to-go").body())
                .contains("\"count\":1", "\"came_back\":1");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndSaysWhy() throws IOException {
        String id = open(ann).at("id").text();
        JsonObject bo = line(id, "bo%20may");
        assertThat(decide(ann, id, bo, "\"decision\":\"keep\"").status()).isEqualTo(422);
        assertThat(decide(ann, id, bo, "\"decision\":\"burn\"").status()).isEqualTo(400);
        assertThat(decide(ann, id, bo, "\"decision\":\"delegate\",\"to\":\"nix\"").status())
                .isEqualTo(422);
        assertThat(decide(ann, id, bo, "\"decision\":\"revoke\"").status()).isEqualTo(200);
        assertThat(decide(ann, id, bo, "\"decision\":\"revoke\"").status()).isEqualTo(409);
        assertThat(started.get(ann, REVIEWS + "/" + id + "/lines?show=some").status())
                .isEqualTo(400);
        assertThat(started.get(ann, REVIEWS + "/99999").status()).isEqualTo(404);
        String close = REVIEWS + "/" + id + "/closing";
        assertThat(started.post(ann, close, "{}").body()).contains("3 lines are undecided");
        assertThat(started.post(ann, close, "{\"reason\":\"the quarter is over\"}").body())
                .contains("\"state\":\"closed\"");
        assertThat(decide(ann, id, line(id, "cy%20may"), "\"decision\":\"revoke\"").status())
                .isEqualTo(422);
    }

    @Test
    void pagesGoThroughEveryLineOnce() throws IOException {
        String id = open(ann).at("id").text();
        Answer first = started.get(ann, REVIEWS + "/" + id + "/lines?limit=3");
        assertThat(first.body()).contains("\"count\":4", "\"next\":2");
        Answer last = started.get(ann, REVIEWS + "/" + id + "/lines?limit=3&after=2");
        assertThat(((JsonArray) last.at("lines")).items()).hasSize(1);
        assertThat(last.body()).doesNotContain("\"next\":");
    }

    @Test
    void everyoneDoesWhatTheirRoleAllows() throws IOException {
        String id = open(ann).at("id").text();
        JsonObject bo = line(id, "bo%20may");
        Session viewer = user("vic", "viewer", "");
        Session reviewer = user("rae", "reviewer", "");
        Session limited = user("lou", "admin", ",\"scope\":[\"vault:*\"]");
        assertThat(decide(viewer, id, bo, "\"decision\":\"revoke\"").status()).isEqualTo(403);
        assertThat(open(reviewer).status()).isEqualTo(403);
        assertThat(decide(reviewer, id, bo, "\"decision\":\"revoke\"").body())
                .as("somebody else decides about it")
                .contains("Not yours");
        assertThat(started.get(limited, REVIEWS).body()).isEqualTo("{\"reviews\":[]}");
        assertThat(started.get(limited, REVIEWS + "/" + id + "/lines").status()).isEqualTo(404);
        assertThat(decide(limited, id, bo, "\"decision\":\"revoke\"").status()).isEqualTo(404);
        assertThat(open(limited).status()).isEqualTo(403);
    }

    @Test
    void whoeverMayKnowOfOneSourceSeesTheLinesOfThatOne() throws IOException {
        allowsAt(IMPORT + ":lab", "eve");
        Answer all =
                started.post(
                        ann,
                        REVIEWS,
                        "{\"name\":\"All\",\"due\":\"%s\"}"
                                .formatted(Instant.now().plusSeconds(86_400)));
        assertThat(all.body()).contains("\"lines\":5");
        String id = all.at("id").text();
        Session limited = user("lou", "viewer", ",\"scope\":[\"github:lab\"]");
        Answer page = started.get(limited, REVIEWS + "/" + id + "/lines?show=all");
        assertThat(page.body())
                .contains("\"count\":1", "\"lines\":1", "eve may")
                .doesNotContain("bo may", "default/acme");
    }
}
