package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An event's way from an imported file to every answer about it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
    private static final String IMPORTED =
            """
            {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"ann","entity_id":"e-1","client_token":"hmac-sha256:aa"},"request":{"id":"r-1","operation":"read","path":"secret/data/payments/db","remote_address":"10.0.0.9","data":{"note":"hvs.CAESIJbcdefghijklmnopqrstuvwxyz0123456789"}}}
            {"type":"response","time":"2026-11-20T10:00:01Z","auth":{"display_name":"ann","entity_id":"e-1","client_token":"hmac-sha256:aa"},"request":{"id":"r-1","operation":"read","path":"secret/data/payments/db","remote_address":"10.0.0.9"},"error":"permission denied"}
            {"type":"request","time":"2026-11-20T11:00:00Z","auth":{"display_name":"=cmd|' /C calc'!A0","entity_id":"e-2"},"request":{"id":"r-2","operation":"update","path":"sys/policy/admin","remote_address":"10.0.0.9"}}
            """;

    private StartedServer started;
    private Session ann = new Session("", "");

    @BeforeAll
    void start(@TempDir Path data) throws IOException, InterruptedException {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        Answer imported =
                started.deliver(
                        "/api/v1/imports?source=vault:prod&trust_times=true",
                        IMPORTED.getBytes(StandardCharsets.UTF_8),
                        "Cookie: " + ann.cookie(),
                        "X-CSRF-Token: " + ann.csrf());
        assertThat(imported.body().strip().lines().reduce((_, last) -> last).orElse(""))
                .contains("\"done\":true")
                .contains("\"read\":3")
                .contains("\"new\":3");
        for (int i = 0; i < 200 && count() < 2; i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private int count() throws IOException {
        return events("").size();
    }

    private List<JsonValue> events(String parameters) throws IOException {
        Answer answer = started.get(ann, "/api/v1/events?limit=100" + parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ((JsonArray) answer.at("events")).items();
    }

    @Test
    void aPageHoldsEventsSentencesSightAndACursor() throws IOException {
        Answer first = started.get(ann, "/api/v1/events?limit=1");
        JsonObject event = (JsonObject) ((JsonArray) first.at("events")).items().getFirst();
        assertThat(event.get("sentence").text()).isNotEmpty();
        assertThat(((JsonObject) first.at("sight")).get("sentence").text()).contains("Vault");
        Answer second = started.get(ann, "/api/v1/events?limit=1&after=" + first.text("next"));
        JsonObject next = (JsonObject) ((JsonArray) second.at("events")).items().getFirst();
        assertThat(next.get("id").text()).isNotEqualTo(event.get("id").text());
        assertThat(second.text("as_of")).isEqualTo(first.text("as_of"));
    }

    @Test
    void aQueryThatDoesNotReadSaysWhere() throws IOException {
        Answer answer = started.get(ann, "/api/v1/events?q=outcome:denied%20outcom:x");
        assertThat(answer.status()).isEqualTo(400);
        JsonObject error = (JsonObject) ((JsonArray) answer.at("errors")).items().getFirst();
        assertThat(error.get("column").text()).isEqualTo("15");
        assertThat(error.get("suggestion").text()).contains("outcome");
        assertThat(started.get(ann, "/api/v1/query?q=outcom:x").body()).contains("\"ok\":false");
        assertThat(started.get(ann, "/api/v1/query?q=outcome:denied").body())
                .contains("\"ok\":true");
    }

    @Test
    void countsByValueAndOverTimeAgreeWithThePage() throws IOException {
        String facets = started.get(ann, "/api/v1/events/facets?keys=outcome,actor&top=5").body();
        assertThat(facets).contains("{\"value\":\"denied\",\"count\":1}");
        Answer histogram = started.get(ann, "/api/v1/events/histogram?buckets=10");
        long total =
                ((JsonArray) histogram.at("buckets"))
                        .items().stream()
                                .mapToLong(one ->
                                        Long.parseLong(((JsonObject) one).get("total").text()))
                                .sum();
        assertThat(total).isEqualTo(count());
        assertThat(started.get(ann, "/api/v1/events/values?key=actor&prefix=an").body())
                .contains("ann");
    }

    @Test
    void oneEventShowsHowItCameInAndWhatGoesWithIt() throws IOException {
        JsonObject denied = (JsonObject) events("&q=outcome:denied").getFirst();
        String id = denied.get("id").text();
        Answer answer = started.get(ann, "/api/v1/events/" + id);
        assertThat(((JsonObject) answer.at("delivery")).get("way").text()).isEqualTo("import");
        JsonObject related = (JsonObject) answer.at("related");
        assertThat(((JsonObject) related.get("address")).get("count").text()).isEqualTo("2");
        JsonObject around = (JsonObject) related.get("around");
        assertThat(around.get("count").text()).isEqualTo("1");
        assertThat(around.get("query").text()).contains("entity/e-1").contains("time:");
        assertThat(started.get(ann, "/api/v1/events/99999.0").status()).isEqualTo(404);
        assertThat(started.get(ann, "/api/v1/events/..").status()).isIn(400, 404);
    }

    @Test
    void rawHidesSecretsAndRevealNeedsAReason() throws IOException {
        JsonObject denied = (JsonObject) events("&q=outcome:denied").getFirst();
        String path = "/api/v1/events/" + denied.get("id").text();
        assertThat(started.get(ann, path + "/raw").text("text"))
                .doesNotContain("hvs.CAESIJ")
                .contains("[redacted:");
        assertThat(started.post(ann, path + "/reveal", "{\"reason\":\" \"}").status())
                .isEqualTo(422);
        assertThat(started.post(ann, path + "/reveal", "{\"reason\":\"leak?\"}").text("text"))
                .contains("hvs.CAESIJ");
        assertThat(started.overSocket("POST", path + "/reveal", "{\"reason\":\"leak?\"}").status())
                .isEqualTo(403);
        assertThat(started.get(ann, path + "/proof").text("text"))
                .startsWith("c2sp.org/tlog-proof@v1");
    }

    // A047: the file a spreadsheet opens runs nothing, and says how often it would have.
    @Test
    void anExportHoldsTheRowsAndAManifest() throws IOException {
        Answer csv = started.get(ann, "/api/v1/events/export?format=csv");
        assertThat(csv.body().strip().lines().count()).isEqualTo(count() + 1L);
        assertThat(csv.body()).doesNotContain("\"=cmd");
        Answer manifest = started.get(ann, "/api/v1/exports/" + csv.header("x-export"));
        JsonObject held = (JsonObject) manifest.at("manifest");
        assertThat(held.get("rows").text()).isEqualTo(Integer.toString(count()));
        assertThat(started.get(ann, "/api/v1/exports/last").body()).isEqualTo(manifest.body());
        assertThat(held.get("mappings").text()).hasSize(16);
        assertThat(held.get("judgement").text()).isNotEmpty();
        assertThat(held.get("people").text()).isNotEmpty();
        assertThat(started.get("/api/v1/exports/" + csv.header("x-export")).status())
                .isEqualTo(401);
    }

    // What could not be seen stands under whatever somebody might take for the whole.
    @Test
    void everyAnswerSaysAsOfWhenAndWhatCouldNotBeSeen() throws IOException {
        Answer page = started.get(ann, "/api/v1/events");
        Map<String, JsonObject> answers = new TreeMap<>();
        for (String path :
                List.of(
                        "events/facets?keys=actor",
                        "events/histogram?buckets=5",
                        "events/values?key=actor",
                        "overview")) {
            answers.put(path, started.get(ann, "/api/v1/" + path).json());
        }
        Answer export = started.get(ann, "/api/v1/events/export?q=source:vault:prod");
        answers.put(
                "manifest",
                (JsonObject)
                        started.get(ann, "/api/v1/exports/" + export.header("x-export"))
                                .at("manifest"));
        answers.forEach((path, answer) -> {
            // Every question is a record too.
            assertThat(Long.parseLong(answer.get("as_of").text()))
                    .as(path)
                    .isGreaterThanOrEqualTo(Long.parseLong(page.text("as_of")));
            assertThat(((JsonObject) answer.get("sight")).get("sentence").text())
                    .as(path)
                    .startsWith("As far as these can see: ")
                    .contains("Vault and OpenBao prod");
        });
        JsonObject none = started.get(ann, "/api/v1/events/facets?keys=actor&q=actor:no").json();
        assertThat(((JsonObject) none.get("sight")).get("sentence").text())
                .startsWith("Nobody did, as far as these can see: ")
                .contains("Vault and OpenBao prod");
    }

    @Test
    void valuesAreThoseOfTheWindow() throws IOException {
        String path = "/api/v1/events/values?key=actor&prefix=an&";
        assertThat(started.get(ann, path + "to=2026-11-20T10:30:00Z").body())
                .contains("\"value\":\"ann\"");
        assertThat(started.get(ann, path + "from=2026-11-20T10:30:00Z").body())
                .contains("\"values\":[]");
    }

    @Test
    void aReadIsARecordOncePerQuestion() throws IOException {
        long before = reads();
        events("&q=actor:nobody-asked-this-before");
        events("&q=actor:nobody-asked-this-before");
        assertThat(reads()).isEqualTo(before + 1);
    }

    private long reads() {
        return started.server().recorder().journal().read(0, 10_000).stream()
                .filter(stored -> stored.kind() == RecordKind.READ.number())
                .count();
    }

    @Test
    void sourcesToolsOverviewAndStatusAnswer() throws IOException {
        assertThat(started.get(ann, "/api/v1/sources").body()).contains("\"name\":\"vault:prod\"");
        assertThat(started.get(ann, "/api/v1/tools").body()).contains("\"name\":\"bulk\"");
        assertThat(started.get(ann, "/api/v1/overview").body()).contains("questions");
        assertThat(started.get(ann, "/api/v1/status").body()).contains("\"name\":\"search\"");
        assertThat(started.get(ann, "/api/v1/query/keys").body()).contains("\"key\":\"actor\"");
        assertThat(Json.parse(started.get("/api/v1/openapi.json").body())).isNotNull();
    }

    // Only files below a folder the operator named can be followed, links included.
    @Test
    void aFileOutsideTheNamedFoldersIsNotFollowed(@TempDir Path folder) throws IOException {
        Path allowed = Files.createDirectories(folder.resolve("logs"));
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        Path link = Files.createSymbolicLink(allowed.resolve("link"), secret);
        Path data = folder.resolve("data");
        try (StartedServer other = StartedServer.at(data, "--files-below", allowed.toString())) {
            for (Path path : List.of(secret, link, allowed.resolve("../secret"))) {
                assertThat(follow(other, path).status()).as(path.toString()).isEqualTo(422);
            }
            assertThat(follow(other, allowed.resolve("audit.log")).status()).isEqualTo(201);
        }
    }

    private static Answer follow(StartedServer server, Path file) throws IOException {
        return server.overSocket(
                "POST",
                "/api/v1/sources",
                "{\"tool\":\"vault\",\"channel\":\"audit\",\"settings\":{\"path\":\"%s\"}}"
                        .formatted(file));
    }
}
