package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A week on one page, over HTTP and as the command line tells it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeekServerTest {
    private static final Instant END = Instant.parse("2026-11-20T00:00:00Z");
    private static final String WEEK = "/api/v1/week?until=" + END;

    private Path data = Path.of("");

    private StartedServer started;
    private Session ann = new Session("", "");

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        take(
                "github:acme",
                member("team.add_member", "ann", 10),
                member("team.add_member", "ann", 3),
                member("team.add_member", "bob", 2),
                member("team.remove_member", "ann", 1),
                member("made.up", "ann", 1));
        take(
                "vault:prod",
                """
                {"type":"request","time":"%s","auth":{"display_name":"eve","entity_id":"e1"},"request":{"id":"r1","operation":"read","path":"kv/data/x","remote_address":"10.0.0.9"}}
                """
                        .formatted(END.minus(Duration.ofDays(2))));
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private void take(String source, String... lines) throws IOException {
        started.deliver(
                "/api/v1/imports?trust_times=true&source=" + source,
                String.join("", lines).getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    private static String member(String action, String who, int daysBefore) {
        return """
        {"action":"%1$s","actor":"%2$s","actor_id":%3$d,"org":"acme","org_id":1,"team":"acme/door","user":"kim","user_id":9,"@timestamp":%4$d,"_document_id":"%1$s%4$d%2$s"}
        """
                .formatted(
                        action,
                        who,
                        who.hashCode() & 0xffff,
                        END.minus(Duration.ofDays(daysBefore)).toEpochMilli());
    }

    private static JsonObject topic(Answer week, String topic) {
        return items(week.json().get("topics")).stream()
                .filter(one -> one.get("topic").text().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> items(JsonValue value) {
        return ((JsonArray) value).items().stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void whoGainedAndWhoLostAreCountedBesideTheWeekBefore() throws IOException {
        Answer week = started.get(ann, WEEK);
        JsonObject gained = topic(week, "gained");
        assertThat(gained.get("count").toString()).contains("text=2");
        assertThat(gained.get("before").toString()).contains("text=1");
        assertThat(items(gained.get("events"))).hasSize(2);
        assertThat(topic(week, "lost").get("count").toString()).contains("1");
        String asked = gained.get("query").text().replace(" ", "%20");
        assertThat(
                        started.get(
                                        ann,
                                        "/api/v1/events?q="
                                                + asked
                                                + "&from="
                                                + END.minus(Duration.ofDays(7))
                                                + "&to="
                                                + END)
                                .body())
                .as("the query of a topic finds what it counts")
                .contains("\"count\":{\"value\":2,");
    }

    @Test
    void anAccountIsNewWhereItsToolWasThereBefore() throws IOException {
        JsonObject newcomers = (JsonObject) started.get(ann, WEEK).json().get("newcomers");
        assertThat(items(newcomers.get("accounts")))
                .extracting(one -> one.get("name").text())
                .containsExactly("bob");
        assertThat(newcomers.get("beginnings").toString()).contains("vault/prod");
    }

    @Test
    void whatCouldNotBeSeenIsPartOfIt() throws IOException {
        JsonObject unseen = (JsonObject) started.get(ann, WEEK).json().get("unseen");
        assertThat(unseen.get("unmapped").toString()).contains("1");
        assertThat(unseen.get("sight").toString()).contains("github:acme", "vault:prod");
    }

    @Test
    void aQuietWeekIsAnAnswerToo() throws IOException {
        Answer week = started.get(ann, "/api/v1/week?until=2025-01-01T00:00:00Z");
        assertThat(week.status()).isEqualTo(200);
        assertThat(items(topic(week, "gained").get("events"))).isEmpty();
        assertThat(started.get(ann, "/api/v1/week?until=yesterday").status()).isEqualTo(400);
    }

    @Test
    void theCommandLineTellsTheSame() throws IOException {
        assertThat(tell("week", "--until", END.toString()))
                .contains("Gained a right: 2, 1 the week before", "bob", "vault/prod")
                .contains("gatehouse events search 'verb:grant -is:failed'");
    }

    private String tell(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(out));
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        assertThat(command.execute(all)).as(out.toString()).isZero();
        return out.toString();
    }
}
