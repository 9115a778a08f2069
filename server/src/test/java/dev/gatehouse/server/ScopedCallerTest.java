package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.web.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Somebody limited to one source learns nothing of another, by any route.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedCallerTest {
    /// Reads that whoever may see some sources is refused.
    private static final List<String> REFUSED =
            List.of(
                    "/api/v1/events/{id}",
                    "/api/v1/events/{id}/raw",
                    "/api/v1/events/{id}/proof",
                    "/api/v1/events/{id}/verdict",
                    "/api/v1/events/{id}/detections",
                    "/api/v1/verdicts",
                    "/api/v1/sources/{name}/live",
                    "/api/v1/sources/{name}/status",
                    "/api/v1/destinations",
                    "/api/v1/destinations/{name}/log",
                    "/api/v1/erasures",
                    "/api/v1/retention",
                    "/api/v1/access/who-can",
                    "/api/v1/access/can",
                    "/api/v1/access/matrix/cell",
                    "/api/v1/access/what-changed",
                    "/api/v1/access/least",
                    "/api/v1/model/share",
                    "/api/v1/people",
                    "/api/v1/people/one",
                    "/api/v1/people/leaving",
                    "/api/v1/people/queue",
                    "/api/v1/posture",
                    "/api/v1/posture/one",
                    "/api/v1/detections",
                    "/api/v1/detections/one",
                    "/api/v1/rehearsals",
                    "/api/v1/rehearsals/runs/{run}",
                    "/api/v1/behaviour",
                    "/api/v1/behaviour/ledger",
                    "/api/v1/behaviour/signals",
                    "/api/v1/findings/{key}",
                    "/api/v1/findings/{key}/askable",
                    "/api/v1/findings/{key}/expectation",
                    "/api/v1/reviews/{id}",
                    "/api/v1/reviews/{id}/lines");

    // Both stand in everything that is known of the source outside, and nowhere else.
    private static final List<String> OUTSIDE = List.of("stranger", "vault:prod");

    private StartedServer started;
    private Session ann = new Session("", "");
    private Session bob = new Session("", "");
    private String outside = "";

    private static String line(String who) {
        return """
        {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"%1$s","entity_id":"e-%1$s"},"request":{"id":"r-%1$s","operation":"update","path":"sys/policy/%1$s","remote_address":"10.0.0.9"}}
        """
                .formatted(who);
    }

    private Answer deliver(Session session, String source, String lines) throws IOException {
        return started.deliver(
                "/api/v1/imports?trust_times=true&source=" + source,
                lines.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + session.cookie(),
                "X-CSRF-Token: " + session.csrf());
    }

    // What the tool says it allows.
    private void allows(Session session, String source, String who) throws IOException {
        String entity =
                "{\"data\":{\"id\":\"e-%1$s\",\"name\":\"%1$s\",\"policies\":[\"%1$s\"]}}"
                        .formatted(who);
        String file = entity.length() + " identity/entity/id/e-" + who + ".json\n" + entity;
        Answer taken =
                started.deliver(
                        "/api/v1/inventory/imports?source=" + source,
                        file.getBytes(StandardCharsets.UTF_8),
                        "Cookie: " + session.cookie(),
                        "X-CSRF-Token: " + session.csrf());
        assertThat(taken.body()).contains("\"listings\":1");
    }

    private Session signIn(String name) throws IOException {
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"%s\",\"password\":\"%s\"}"
                                .formatted(name, StartedServer.PASSWORD)));
    }

    private Answer addUser(Session by, String name, String scope) throws IOException {
        return started.post(
                by,
                "/api/v1/users",
                "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"admin\"%s}"
                        .formatted(name, StartedServer.PASSWORD, scope));
    }

    @BeforeAll
    void start(@TempDir Path data) throws IOException, InterruptedException {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        deliver(ann, "vault:prod", line("stranger") + line("stranger-two"));
        deliver(ann, "vault:lab", line("friend"));
        allows(ann, "vault:prod", "stranger");
        allows(ann, "vault:lab", "friend");
        assertThat(addUser(ann, "bob", ",\"scope\":[\"vault:lab\"]").status()).isEqualTo(201);
        bob = signIn("bob");
        JsonArray events = new JsonArray(List.of());
        for (int i = 0; i < 200 && events.items().size() < 3; i++) {
            Thread.sleep(50);
            events = (JsonArray) started.get(ann, "/api/v1/events?limit=100").at("events");
        }
        outside =
                events.items().stream()
                        .map(JsonObject.class::cast)
                        .filter(event -> event.get("source").toString().contains("prod"))
                        .map(event -> event.get("id").text())
                        .findFirst()
                        .orElseThrow();
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private Stream<String> targets(Route<?, ?> route) {
        String path =
                route.path()
                        .replace("/sources/{name}", "/sources/vault:prod")
                        .replace("/destinations/{name}", "/destinations/none")
                        .replace("/events/{id}", "/events/" + outside)
                        .replace("{id}", "1")
                        .replace("{run}", "none")
                        .replace("{key}", "5891");
        return ScopedQuestions.ASKED.getOrDefault(route.path(), List.of("")).stream()
                .map(question -> path + question.replace("OUTSIDE", outside));
    }

    // What goes on for ever has tests of its own.
    private static boolean isEndless(Route<?, ?> route) {
        return route.path().endsWith("/tail") || route.path().endsWith("/findings/live");
    }

    @Test
    void noReadShowsTheSourceOutside() throws IOException {
        Set<String> shown = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (Route<?, ?> route : started.server().routes()) {
            if (route.method() != Route.Method.GET || isEndless(route)) {
                continue;
            }
            for (String target : targets(route).toList()) {
                Answer answer = started.get(bob, target);
                assertThat(answer.status()).as(target).isNotIn(400, 500);
                if (answer.status() != 200) {
                    refused.add(route.path());
                }
                // The question itself, given back as it reads, tells nothing.
                boolean own = route.path().equals("/api/v1/query");
                if (!own && OUTSIDE.stream().anyMatch(answer.body()::contains)) {
                    shown.add(target + ": " + answer.body());
                }
            }
        }
        assertThat(shown).isEmpty();
        assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
    }

    @Test
    void countsAreThoseOfTheSourceInside() throws IOException {
        assertThat(started.get(bob, "/api/v1/events").body())
                .contains("\"count\":{\"value\":1,")
                .contains("friend");
        assertThat(started.get(bob, "/api/v1/events/facets?keys=tool").body())
                .contains("{\"value\":\"vault\",\"count\":1}");
        assertThat(started.get(bob, "/api/v1/events/values?key=tool").body())
                .contains("{\"value\":\"vault\",\"count\":1}");
        assertThat(started.get(bob, "/api/v1/events/histogram").body())
                .contains("\"total\":1")
                .doesNotContain("\"total\":3");
        assertThat(started.get(bob, "/api/v1/overview?since=2026-01-01T00:00:00Z").body())
                .contains("\"events\":{\"value\":1,")
                .contains("vault:lab");
        assertThat(started.get(bob, "/api/v1/people/known").body()).contains("\"events\":1,");
        assertThat(started.get(bob, "/api/v1/events/export").body().lines()).hasSize(1);
        assertThat(related(ann)).isEqualTo("3");
        assertThat(related(bob)).as("of the same address").isEqualTo("1");
        assertThat(started.get(bob, "/api/v1/session").body())
                .contains("\"scope\":[\"vault:lab\"]");
    }

    private String related(Session session) throws IOException {
        JsonArray found =
                (JsonArray) started.get(session, "/api/v1/events?q=actor:friend").at("events");
        String id = ((JsonObject) found.items().getFirst()).get("id").text();
        JsonObject related =
                (JsonObject) started.get(session, "/api/v1/events/" + id).at("related");
        return ((JsonObject) related.get("address")).get("count").text();
    }

    @Test
    void anEventOutsideIsNotThereAndIsNeitherRevealedNorProved() throws IOException {
        String path = "/api/v1/events/" + outside;
        assertThat(started.get(ann, path).status()).isEqualTo(200);
        assertThat(started.get(ann, path + "/proof").status()).isEqualTo(200);
        for (String part : List.of("", "/raw", "/proof")) {
            assertThat(started.get(bob, path + part).status()).as(part).isEqualTo(404);
        }
        assertThat(started.post(bob, path + "/reveal", "{\"reason\":\"why\"}").status())
                .isEqualTo(404);
        assertThat(started.get(bob, "/api/v1/events/0.0/proof").status())
                .as("a record of Gatehouse's own")
                .isEqualTo(404);
    }

    @Test
    void aTailCarriesWhatIsInsideAlone() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), started.port())) {
            socket.setSoTimeout(20_000);
            String request =
                    "GET /api/v1/events/tail HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                            .formatted(started.host(), bob.cookie());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var in = socket.getInputStream();
            StringBuilder got = new StringBuilder();
            byte[] part = new byte[8_192];
            boolean sent = false;
            while (got.indexOf("friend-late") < 0) {
                int read = in.read(part);
                assertThat(read).as(got.toString()).isPositive();
                got.append(new String(part, 0, read, StandardCharsets.UTF_8));
                if (!sent && got.indexOf("event: rate") >= 0) {
                    sent = true;
                    deliver(ann, "vault:prod", line("stranger-late"));
                    deliver(ann, "vault:lab", line("friend-late"));
                }
            }
            assertThat(got.toString()).doesNotContain("stranger");
        } finally {
            assertThat(started.get(ann, "/api/v1/events?q=stranger-late").status()).isEqualTo(200);
        }
    }

    @Test
    void sourcesOutsideAreNeitherFedNorChanged() throws IOException {
        for (String source : List.of("vault:prod", "vault:none")) {
            assertThat(deliver(bob, source, line("x")).status()).as(source).isEqualTo(403);
            String path = "/api/v1/sources/" + source;
            assertThat(started.write(bob, "PATCH", path, "{\"enabled\":false}").status())
                    .isEqualTo(403);
            assertThat(started.write(bob, "DELETE", path, "").status()).isEqualTo(403);
        }
        assertThat(
                        started.post(
                                        bob,
                                        "/api/v1/sources",
                                        "{\"tool\":\"vault\",\"name\":\"x\",\"channel\":\"bulk\"}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyGivesMoreThanTheyHave() throws IOException {
        assertThat(addUser(bob, "eve", ",\"scope\":[\"vault:*\"]").status()).isEqualTo(422);
        assertThat(addUser(bob, "eve", ",\"scope\":[]").status()).isEqualTo(422);
        assertThat(addUser(bob, "kim", "").body()).contains("\"scope\":[\"vault:lab\"]");
        assertThat(started.write(bob, "PATCH", "/api/v1/users/2", "{\"scope\":[]}").status())
                .as("one's own")
                .isEqualTo(422);
        assertThat(started.write(bob, "PATCH", "/api/v1/users/1", "{\"disabled\":true}").status())
                .as("somebody who reaches further")
                .isEqualTo(404);
        assertThat(started.get(bob, "/api/v1/users").body()).doesNotContain("\"name\":\"ann\"");
        assertThat(
                        started.write(
                                        ann,
                                        "PATCH",
                                        "/api/v1/users/1",
                                        "{\"scope\":[\"vault:lab\"]}")
                                .status())
                .as("the last who could undo it")
                .isEqualTo(409);
    }

    private String token(String scope, String... headers) throws IOException {
        Answer made =
                started.post(
                        "/api/v1/tokens",
                        "{\"name\":\"t\",\"capabilities\":[\"events.read\",\"token.manage\"]%s}"
                                .formatted(scope),
                        headers);
        return made.status() == 201 ? made.text("secret") : Integer.toString(made.status());
    }

    private String sources(String secret) throws IOException {
        JsonObject facet =
                (JsonObject)
                        ((JsonArray)
                                        started.get(
                                                        "/api/v1/events/facets?keys=source",
                                                        "Authorization: Bearer " + secret)
                                                .at("facets"))
                                .items()
                                .getFirst();
        return ((JsonArray) facet.get("values"))
                .items().stream()
                        .map(value -> ((JsonObject) value).get("value").text())
                        .filter(value -> value.contains(":"))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    @Test
    void aTokenReachesWhatItWasMadeForAndItsMakerReaches() throws IOException {
        String[] asAnn = {"Cookie: " + ann.cookie(), "X-CSRF-Token: " + ann.csrf()};
        String[] asBob = {"Cookie: " + bob.cookie(), "X-CSRF-Token: " + bob.csrf()};
        assertThat(sources(token("", asAnn))).isEqualTo("vault:lab vault:prod");
        assertThat(sources(token("", asBob))).isEqualTo("vault:lab");
        assertThat(token(",\"scope\":[\"vault\"]", asBob)).isEqualTo("422");
        String narrow = token(",\"scope\":[\"vault:prod\"]", asAnn);
        assertThat(sources(narrow)).isEqualTo("vault:prod");
        String asNarrow = "Authorization: Bearer " + narrow;
        assertThat(sources(token("", asNarrow))).as("its own maker").isEqualTo("vault:prod");
        assertThat(token(",\"scope\":[\"vault:lab\"]", asNarrow)).isEqualTo("422");
    }

    @Test
    void aScopeGivenLaterHoldsAtOnceAndIsARecord() throws IOException {
        addUser(ann, "lee", "");
        Session lee = signIn("lee");
        String id = "";
        for (var user : ((JsonArray) started.get(ann, "/api/v1/users").at("users")).items()) {
            if (((JsonObject) user).get("name").text().equals("lee")) {
                id = ((JsonObject) user).get("id").text();
            }
        }
        assertThat(started.get(lee, "/api/v1/sources").body()).contains("vault:prod");
        started.write(ann, "PATCH", "/api/v1/users/" + id, "{\"scope\":[\"vault:lab\"]}");
        assertThat(started.get(lee, "/api/v1/sources").body()).doesNotContain("vault:prod");
        started.write(ann, "PATCH", "/api/v1/users/" + id, "{\"scope\":[]}");
        assertThat(started.get(lee, "/api/v1/sources").body()).contains("vault:prod");
        String journal =
                started.server().recorder().journal().read(0, 10_000).stream()
                        .filter(dev.gatehouse.journal.Stored.Live.class::isInstance)
                        .map(dev.gatehouse.journal.Stored.Live.class::cast)
                        .map(live -> new String(live.payload(), StandardCharsets.UTF_8))
                        .filter(text -> text.contains("\"before\":\"admin\""))
                        .collect(Collectors.joining("\n"));
        assertThat(journal).contains("\"scope\":[\"vault:lab\"]").contains("\"scope\":[]");
    }
}
