package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every attack that ships is seen by a server that is new to everything, told to whoever is told,
/// and leaves nobody anything to look after.
class RehearsalsTest {
    private static StartedServer started;
    private static Session ann;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        started.post(
                ann,
                "/api/v1/destinations",
                "{\"name\":\"inside\",\"form\":\"teams\",\"address\":\"https://127.0.0.1:9/\"}");
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    private static List<JsonObject> objects(JsonValue array) {
        return ((JsonArray) array).items().stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> names() throws IOException {
        return objects(started.get(ann, "/api/v1/rehearsals").at("items")).stream()
                .map(one -> one.get("name").text())
                .toList();
    }

    private static JsonObject played(String name) throws Exception {
        return played(started, ann, name);
    }

    private static JsonObject played(StartedServer started, Session ann, String name)
            throws Exception {
        Answer begun = started.post(ann, "/api/v1/rehearsals/" + name, "{}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            Answer now = started.get(ann, "/api/v1/rehearsals/runs/" + begun.text("run"));
            if (now.text("done").equals("true")) {
                return now.json();
            }
            assertThat(System.nanoTime()).as(now.body()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void everyoneThatShipsIsSeenAndRaisedAndTold() throws Exception {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(8);
        for (String name : names()) {
            JsonObject score = played(name);
            assertThat(score.get("seen").text()).as("%s: %s", name, score).isEqualTo("true");
            for (JsonObject expected : objects(score.get("expected"))) {
                assertThat(expected.get("finding").text()).as("%s: %s", name, score).isNotEmpty();
            }
            // There is nobody at that address, and that is said.
            JsonObject told = objects(score.get("told")).getFirst();
            assertThat(told.get("outcome").text()).as("%s", score).isEqualTo("given-up");
        }
    }

    @Test
    void whatItRaisedIsCalledARehearsalAndClosedAsATest() throws Exception {
        String key = objects(played("audit-off").get("expected")).getFirst().get("finding").text();
        Answer finding = started.get(ann, "/api/v1/findings/" + key);
        JsonObject about = (JsonObject) finding.at("finding");
        assertThat(about.get("title").text()).startsWith("Rehearsal: ");
        assertThat(about.get("state").text()).isEqualTo("resolved");
        assertThat(about.get("disposition").text()).isEqualTo("test");
    }

    // With nobody to tell nothing is waited for, so that closing comes right behind raising.
    @Test
    void nothingIsLeftOpenHoweverOftenItIsPlayed(@TempDir Path data) throws Exception {
        try (StartedServer quiet = StartedServer.at(data)) {
            Session eve = quiet.signInAsAdministrator();
            for (int i = 0; i < 20; i++) {
                for (String name : List.of("audit-off", "cluster-admin")) {
                    played(quiet, eve, name);
                    Answer open = quiet.get(eve, "/api/v1/findings?state=open");
                    assertThat(objects(open.at("items"))).as("%s, round %s", name, i).isEmpty();
                }
            }
        }
    }

    @Test
    void itsSourcesTakeNothingInAfterwards() throws Exception {
        played("worm");
        JsonObject source =
                objects(started.get(ann, "/api/v1/sources").at("sources")).stream()
                        .filter(one -> one.get("name").text().equals("github:rehearsal"))
                        .findFirst()
                        .orElseThrow();
        assertThat(source.get("state").text()).isEqualTo("switched-off");
    }

    @Test
    void twoAtOnceAreOneTooMany() throws Exception {
        Answer first = started.post(ann, "/api/v1/rehearsals/worm", "{}");
        Answer second = started.post(ann, "/api/v1/rehearsals/audit-off", "{}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).as(second.body()).isEqualTo(409);
        while (!started.get(ann, "/api/v1/rehearsals/runs/" + first.text("run"))
                .text("done")
                .equals("true")) {
            Thread.sleep(20);
        }
    }

    @Test
    void oneThatIsNotThereAndARunThatWasNotAreSaidToBeSo() throws Exception {
        assertThat(started.post(ann, "/api/v1/rehearsals/no-such", "{}").status()).isEqualTo(404);
        assertThat(started.get(ann, "/api/v1/rehearsals/runs/no-such").status()).isEqualTo(404);
    }
}
