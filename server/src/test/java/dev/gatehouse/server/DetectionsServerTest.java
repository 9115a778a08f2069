package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Detections, asked over HTTP.
class DetectionsServerTest {
    private static final String NAME = "vault-policy-changed";
    private static final String LIST = "/api/v1/detections";
    private static final String WROTE_A_POLICY =
            """
            {"type":"response","time":"2026-11-20T10:00:01Z","auth":{"display_name":"oidc-ann","entity_id":"e-1"},"request":{"id":"r-1","operation":"update","path":"sys/policies/acl/payments"},"response":{}}
            """;
    private static final String CONSENTED =
            """
            {"time":"2026-11-20T10:00:01Z","category":"AuditLogs","operationName":"Consent to application","properties":{"id":"d-1","result":"success","activityDisplayName":"Consent to application","initiatedBy":{"user":{"id":"u-1","userPrincipalName":"noor@fernhill.example"}},"targetResources":[{"id":"sp-1","displayName":"ci-deploy","type":"ServicePrincipal"}]}}
            """;
    private static final String OWN =
            """
            title: A policy of payments was written
            id: 7e4a3c52-5f77-4b53-9a0d-0b6b1c4d2a10
            name: payments-policy
            description: It decides who reads our secrets.
            level: medium
            falsepositives: [We did.]
            logsource: {product: gatehouse, service: event}
            detection:
              selection: {resource.path|contains: payments}
              condition: selection
            gatehouse: {covers: [own], state: watch, certain: false, steps: [Ask.]}
            tests:
              - {name: it is, match: {resource: {path: vault/prod/policies/payments}}}
              - {name: another, near-miss: {resource: {path: vault/prod/policies/web}}}
            """;

    @TempDir private Path data;
    @TempDir private Path own;

    private static void importPolicy(StartedServer started, Session ann) throws IOException {
        importInto(started, ann, "vault:prod", WROTE_A_POLICY);
    }

    private static void importInto(StartedServer started, Session ann, String source, String line)
            throws IOException {
        started.deliver(
                "/api/v1/imports?source=" + source + "&trust_times=true",
                line.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    private static JsonObject named(StartedServer started, Session ann, String name)
            throws IOException {
        return ((JsonArray) started.get(ann, LIST).at("items"))
                .items().stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.get("name").text().equals(name))
                        .findFirst()
                        .orElse(new JsonObject(new LinkedHashMap<>()));
    }

    private static JsonObject await(
            StartedServer started, Session ann, String name, Predicate<JsonObject> wanted)
            throws Exception {
        JsonObject one = named(started, ann, name);
        for (int i = 0; i < 400 && !wanted.test(one); i++) {
            Thread.sleep(50);
            one = named(started, ann, name);
        }
        assertThat(wanted.test(one)).as(one.toString()).isTrue();
        return one;
    }

    private static List<JsonValue> events(StartedServer started, Session ann, String query)
            throws IOException {
        return ((JsonArray) started.get(ann, "/api/v1/events?q=" + query).at("events")).items();
    }

    @Test
    void anEventThatComesInIsMarkedCountedAndSaidOnTheEvent() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(named(started, ann, NAME).get("never").text())
                    .isEqualTo("No source of vault is connected.");
            importPolicy(started, ann);
            await(started, ann, NAME, one -> !one.get("last").text().isEmpty());
            List<JsonValue> found = List.of();
            for (int i = 0; i < 200 && found.isEmpty(); i++) {
                found = events(started, ann, "detection:" + NAME);
                Thread.sleep(50);
            }
            assertThat(found).hasSize(1);
            String id = ((JsonObject) found.getFirst()).get("id").text();
            assertThat(started.get(ann, "/api/v1/events/" + id + "/detections").body())
                    .contains("\"name\":\"" + NAME + "\"", "\"title\":");
            assertThat(started.get(ann, "/api/v1/events/facets?keys=detection").body())
                    .contains("\"" + NAME + "\"");
            JsonObject whole =
                    (JsonObject) started.get(ann, LIST + "/one?name=" + NAME).at("detection");
            assertThat(whole.get("never").text()).isEmpty();
            assertThat(started.get(ann, LIST + "/one?name=" + NAME).body())
                    .contains("\"steps\":[", "logsource");
            assertThat(started.get(ann, LIST + "/one?name=none").status()).isEqualTo(404);
        }
    }

    @Test
    void aDetectionThatCallsAToolsLogByAnotherNameMatchesThere() throws Exception {
        String name = "entra-admin-consent-given";
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(named(started, ann, name).get("never").text())
                    .isEqualTo("No source of entra is connected.");
            importInto(started, ann, "entra:prod", CONSENTED);
            JsonObject one =
                    await(started, ann, name, found -> !found.get("last").text().isEmpty());
            assertThat(one.get("never").text()).isEmpty();
        }
    }

    @Test
    void aStateIsSetWithAReasonByWhoMay() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            String states = LIST + "/states";
            String off = "{\"name\":\"%s\",\"state\":\"%s\",\"reason\":\"%s\"}";
            assertThat(started.post(ann, states, off.formatted(NAME, "off", "noise")).status())
                    .isEqualTo(204);
            assertThat(named(started, ann, NAME).get("state").text()).isEqualTo("off");
            assertThat(started.post(ann, states, off.formatted(NAME, "loud", "r")).status())
                    .isEqualTo(422);
            assertThat(started.post(ann, states, off.formatted(NAME, "on", " ")).status())
                    .isEqualTo(422);
            assertThat(started.post(ann, states, off.formatted("none", "on", "r")).status())
                    .isEqualTo(404);
            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"vic\",\"password\":\"%s\",\"role\":\"viewer\"}"
                            .formatted(StartedServer.PASSWORD));
            Session vic =
                    StartedServer.session(
                            started.post(
                                    "/api/v1/session",
                                    "{\"name\":\"vic\",\"password\":\"%s\"}"
                                            .formatted(StartedServer.PASSWORD)));
            assertThat(started.get(vic, LIST).status()).isEqualTo(200);
            assertThat(started.post(vic, states, off.formatted(NAME, "on", "r")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void onesOwnAreLookedForAsSoonAsTheyAreRightAndRefusedWithTheirLine() throws Exception {
        Path file = Files.writeString(own.resolve("payments-policy.yaml"), OWN);
        try (StartedServer started = StartedServer.at(data, "--detections", own.toString())) {
            Session ann = started.signInAsAdministrator();
            importPolicy(started, ann);
            await(started, ann, "payments-policy", one -> !one.get("last").text().isEmpty());

            Files.writeString(file, OWN.replace("level: medium", "level: awful"));
            for (int i = 0; i < 200 && problems(started, ann).isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertThat(problems(started, ann)).hasSize(1);
            assertThat(problems(started, ann).getFirst().text())
                    .startsWith(file + ":5: ")
                    .contains("a level is one of");
            assertThat(named(started, ann, "payments-policy").get("level").text())
                    .isEqualTo("medium");

            Files.writeString(file, OWN.replace("level: medium", "level: low"));
            await(started, ann, "payments-policy", one -> one.get("level").text().equals("low"));
            assertThat(problems(started, ann)).isEmpty();
        }
    }

    private static List<JsonValue> problems(StartedServer started, Session ann) throws IOException {
        return ((JsonArray) started.get(ann, LIST).at("problems")).items();
    }
}
