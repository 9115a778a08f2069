package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who can, and where the three answers differ, asked over HTTP.
class AccessServerTest {
    private static final String POLICY = "vault/prod/policies/wide";

    @TempDir private Path data;

    private static String line(String id, String operation, String path) {
        return """
        {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"ada","entity_id":"e-1"},"request":{"id":"%s","operation":"%s","path":"%s","remote_address":"10.0.0.9"}}
        """
                .formatted(id, operation, path);
    }

    private static Session filled(StartedServer started) throws IOException, InterruptedException {
        Session ann = started.signInAsAdministrator();
        started.deliver(
                "/api/v1/imports?trust_times=true&source=vault:prod",
                (line("r1", "update", "sys/policy/wide") + line("r2", "delete", "sys/audit/file"))
                        .getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
        JsonArray events = new JsonArray(List.of());
        for (int i = 0; i < 200 && events.items().size() < 2; i++) {
            Thread.sleep(50);
            events = (JsonArray) started.get(ann, "/api/v1/events").at("events");
        }
        assertThat(events.items()).hasSize(2);
        return ann;
    }

    @Test
    void whatNoSnapshotTellsIsNeverANo() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = filled(started);
            Answer can =
                    started.get(
                            ann,
                            "/api/v1/access/can?person=vault/prod/entity/e-1&permission=admin"
                                    + "&resource=vault/prod/policies/wide");
            assertThat(can.body())
                    .contains("\"answer\":\"cannot-tell\"")
                    .contains("No snapshot says who may do what at vault/prod.")
                    .as("they did it all the same")
                    .contains("\"nevertheless\":{\"resource\":\"vault/prod/policies/wide\"");
            Answer who = started.get(ann, "/api/v1/access/who-can?resource=wide");
            assertThat(who.body()).as("found by how it ends").contains(POLICY);
            assertThat(who.body()).contains("\"can\":[]", "\"modelled\":false", "No snapshot");
            assertThat(started.get(ann, "/api/v1/access/who-can?resource=nothing").status())
                    .isEqualTo(404);
            assertThat(
                            started.get(
                                            ann,
                                            "/api/v1/access/can?person=nobody&permission=admin"
                                                    + "&resource=wide")
                                    .status())
                    .isEqualTo(404);
            assertThat(
                            started.get(ann, "/api/v1/access/who-can?resource=wide&permission=own")
                                    .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void comparisonsSayWhatTheyCannotSee() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = filled(started);
            String one = "/api/v1/access/comparisons/one?name=";
            Answer unexpected = started.get(ann, one + "used-not-expected");
            for (int i = 0; i < 200 && !unexpected.body().contains("e-1"); i++) {
                Thread.sleep(50);
                unexpected = started.get(ann, one + "used-not-expected");
            }
            assertThat(unexpected.body())
                    .as("auditing switched off is unexpected from the first event")
                    .contains(
                            "vault/prod/entity/e-1",
                            "Unexpected 1 times in 90 days.",
                            "\"count\":1");
            assertThat(started.get(ann, one + "used-not-granted").body())
                    .contains("\"rows\":[]", "No snapshot says who may do what at vault/prod.");
            assertThat(started.get(ann, one + "nothing").status()).isEqualTo(404);
            assertThat(started.get(ann, one + "used-not-expected&after=x").status()).isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/comparisons").body())
                    .contains("{\"name\":\"used-not-expected\",\"rows\":1,")
                    .contains("\"name\":\"expected-not-granted\"");
            assertThat(started.get(ann, one + "used-not-expected&basis=never").body())
                    .contains("\"rows\":[]");
        }
    }

    @Test
    void theMatrixIsPagedToldAndExported() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = filled(started);
            String matrix = "/api/v1/access/matrix";
            Answer all = started.get(ann, matrix);
            assertThat(all.body())
                    .contains("\"id\":\"vault/prod/entity/e-1\"", "\"modelled\":false")
                    .contains("\"columns\":[\"vault/prod/", "\"line_count\":1");
            assertThat(started.get(ann, matrix + "?columns=1").body())
                    .contains("\"column_count\":2,\"next_column\":1");
            assertThat(started.get(ann, matrix + "?on=" + POLICY).body())
                    .contains("\"columns\":[\"" + POLICY + "\"]");
            assertThat(started.get(ann, matrix + "?kind=person").body()).contains("\"lines\":[]");
            for (String wrong :
                    List.of("depth=7", "kind=cat", "show=moon", "permission=own", "at=noon")) {
                assertThat(started.get(ann, matrix + "?" + wrong).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            String cell = matrix + "/cell?who=vault/prod/entity/e-1&column=";
            assertThat(started.get(ann, cell + POLICY).body())
                    .contains("\"ways\":[]", "\"permission\":\"admin\"", "\"events\":1");
            assertThat(started.get(ann, cell + "vault/prod/nothing").status()).isEqualTo(404);
            Answer file = started.get(ann, matrix + "/export?format=csv");
            assertThat(file.body())
                    .startsWith("\"who\",\"id\",\"kind\",\"team\",\"resource\"")
                    .contains("\"" + POLICY + "\",\"admin\"");
            assertThat(started.get(ann, "/api/v1/exports/last").body())
                    .contains("\"format\":\"csv\"", "\"rows\":2", "\"sha256\":\"");
            assertThat(started.get(ann, matrix + "/export?format=pdf").status()).isEqualTo(400);
        }
    }

    @Test
    void whatChangedComesWithItsEventsAndTheirVerdicts() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = filled(started);
            String asked = "/api/v1/access/what-changed?resource=" + POLICY;
            Answer day = started.get(ann, asked + "&before=2026-11-20T12:00:00Z");
            assertThat(day.body())
                    .contains("\"distance\":0,\"way\":\"itself\"", "\"kind\":\"right\"")
                    .contains("\"sentence\":", "\"verdict\":", "\"whole\":true")
                    .contains("No snapshot says who may do what at vault/prod.");
            assertThat(started.get(ann, asked + "&before=2026-11-20T09:00:00Z").body())
                    .as("it came later")
                    .contains("\"changed\":[]");
            assertThat(
                            started.get(
                                            ann,
                                            asked
                                                    + "&before=2026-11-20T09:00:00Z"
                                                    + "&from=2026-11-21T09:00:00Z")
                                    .status())
                    .isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/diff?by=moon").status()).isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/diff").body())
                    .contains("\"groups\":[]", "\"count\":0");
            assertThat(started.get(ann, "/api/v1/access/identities?state=lost").status())
                    .isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/identities?state=left").body())
                    .contains("\"identities\":[]");
            Answer ledgers = started.get(ann, "/api/v1/access/reconciliation");
            assertThat(ledgers.body())
                    .contains("\"unmatched\":[]", "\"id\":\"secret-read-without-run\"");
            assertThat(started.get(ann, "/api/v1/access/reconciliation?ledger=moon").status())
                    .isEqualTo(404);
            assertThat(started.get(ann, "/api/v1/access/least").status()).isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/least?role=a&team=b").status())
                    .isEqualTo(400);
            assertThat(started.get(ann, "/api/v1/access/least?role=nobody").status())
                    .isEqualTo(404);
            assertThat(started.get(ann, "/api/v1/access/least?workflow=wide").status())
                    .as("Vault has no workflows")
                    .isEqualTo(422);
        }
    }
}
