package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tools allow, taken in and asked over HTTP.
class InventoryServerTest {
    private static final String IMPORT = "/api/v1/inventory/imports?source=";

    @TempDir private Path data;

    private static String file(String name, String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + " " + name + "\n" + text;
    }

    private static String collaborators(String... logins) {
        StringBuilder out = new StringBuilder();
        for (String login : logins) {
            out.append(out.isEmpty() ? "[" : ",")
                    .append(
                            "{\"id\":%d,\"login\":\"%s\",\"role_name\":\"admin\"}"
                                    .formatted(login.hashCode(), login));
        }
        return file("repos/acme/web/collaborators.json", out + "]");
    }

    @Test
    void anExportIsTakenInAskedComparedAndHeld() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            String[] many = new String[12];
            for (int i = 0; i < many.length; i++) {
                many[i] = "p" + i;
            }
            Answer count = started.write(ann, "POST", IMPORT + "github", collaborators(many));
            assertThat(count.body()).contains("\"objects\":12", "\"listings\":1", "\"held\":false");

            assertThat(started.get(ann, "/api/v1/inventory").body())
                    .contains("\"listing\":\"collaborators\"", "\"complete\":true", "\"right\":12");
            assertThat(
                            started.get(
                                            ann,
                                            "/api/v1/inventory/facts?kind=right&on=github/default/acme/web/branches/main&limit=2")
                                    .body())
                    .contains("collaborator, role admin", "\"next\":2", "\"count\":12");
            assertThat(started.get(ann, "/api/v1/inventory/changes?cause=first-sight").body())
                    .contains("\"first-sight\":24");
            assertThat(
                            started.get(ann, "/api/v1/inventory/changes?since=2999-01-01T00:00:00Z")
                                    .body())
                    .contains("\"count\":0");
            assertThat(started.get(ann, "/api/v1/inventory/changes?since=tuesday").status())
                    .isEqualTo(400);

            Answer shrunk = started.write(ann, "POST", IMPORT + "github", collaborators("p1"));
            assertThat(shrunk.body()).contains("\"held\":true");
            assertThat(started.get(ann, "/api/v1/inventory").body()).contains("\"right\":12");
            String snapshot = shrunk.body().replaceAll(".*\"snapshot\":\"([^\"]+)\".*", "$1");
            String believe =
                    "{\"source\":\"github\",\"snapshot\":\"%s\",\"reason\":\"sold\"}"
                            .formatted(snapshot.strip());
            assertThat(started.post(ann, "/api/v1/inventory/believe", believe).status())
                    .isEqualTo(204);
            assertThat(started.get(ann, "/api/v1/inventory").body()).contains("\"right\":1}");
            assertThat(started.post(ann, "/api/v1/inventory/believe", believe).status())
                    .isEqualTo(404);
            assertThat(
                            started.get(
                                            ann,
                                            "/api/v1/inventory/changes?cause=unexplained&kind=right")
                                    .body())
                    .contains("\"count\":11");
        }
    }

    private static final String LIVE =
            "{\"tool\":\"github\",\"name\":\"acme\",\"channel\":\"inventory\",\"settings\":{%s}}";
    private static final String TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

    @Test
    void aToolThatIsAskedSaysHowThatGoesAndKeepsItsTokenToItself() throws Exception {
        String asked =
                "\"api\":\"https://127.0.0.1:9\",\"organization\":\"acme\",\"secret\":\"%s\""
                        .formatted(TOKEN);
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(started.get(ann, "/api/v1/tools").body())
                    .contains("\"name\":\"inventory\"", "read-only", "every_hours");
            assertThat(started.post(ann, "/api/v1/sources", LIVE.formatted("")).body())
                    .contains("api is missing");
            assertThat(
                            started.post(
                                            ann,
                                            "/api/v1/sources",
                                            LIVE.formatted(asked + ",\"every_hours\":\"0\""))
                                    .body())
                    .contains("from 1 to 168");
            assertThat(started.post(ann, "/api/v1/sources", LIVE.formatted(asked)).status())
                    .isEqualTo(201);
            assertThat(channel(started, ann)).contains("127.0.0.1", "\"incomplete\":[]");
        }
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.administrator();
            assertThat(channel(started, ann)).as("taken up again").contains("127.0.0.1");
            Answer changed =
                    started.write(
                            ann,
                            "PATCH",
                            "/api/v1/sources/github:acme",
                            "{\"channel\":\"inventory\",\"settings\":{\"secret\":\"%s\"}}"
                                    .formatted(TOKEN + "2"));
            assertThat(changed.body()).contains("inventory.secret_changed").doesNotContain(TOKEN);
            assertThat(started.write(ann, "DELETE", "/api/v1/sources/github:acme", "").status())
                    .isEqualTo(204);
            assertThat(started.get(ann, "/api/v1/sources").body())
                    .doesNotContain("\"name\":\"inventory\"");
        }
    }

    // The guard refuses the address, and nobody is asked.
    private static String channel(StartedServer started, Session who) throws Exception {
        String body = "";
        long end = System.nanoTime() + 10_000_000_000L;
        while (!body.contains("will not connect") && System.nanoTime() < end) {
            body = started.get(who, "/api/v1/sources").body();
            Thread.sleep(20);
        }
        assertThat(body).contains("\"name\":\"inventory\"").doesNotContain(TOKEN);
        return body;
    }

    @Test
    void whatCannotBeTakenIsSaid() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(
                            started.write(ann, "POST", IMPORT + "jenkins", file("x.json", "[]"))
                                    .status())
                    .isEqualTo(422);
            assertThat(started.write(ann, "POST", IMPORT + "github", "99 x.json\n[]").status())
                    .isEqualTo(422);
            assertThat(started.write(ann, "POST", IMPORT + "github", "-1 x.json\n").status())
                    .isEqualTo(422);
            assertThat(
                            started.write(
                                            ann,
                                            "POST",
                                            IMPORT + "github",
                                            file("orgs/acme/members.json", "[{\"id\":1}]"))
                                    .body())
                    .as("owners or members, nobody knows")
                    .contains("owners or members", "\"unknown\":1");
            assertThat(started.get(ann, "/api/v1/inventory/facts?kind=door").status())
                    .isEqualTo(400);
        }
    }
}
