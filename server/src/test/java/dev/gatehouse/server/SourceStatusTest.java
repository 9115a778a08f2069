package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// How a source is doing, over the API and the command line: what came of each hour, what is wrong
/// and what to do.
class SourceStatusTest {
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private StartedServer started;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        started = StartedServer.at(data.resolve("data"));
    }

    @AfterEach
    void stop() {
        started.close();
    }

    private static String line(String id, Instant at) {
        return """
        {"type":"request","time":"%2$s","auth":{"display_name":"ann"},"request":{"id":"%1$s","operation":"read","path":"secret/a"}}
        """
                .formatted(id, at);
    }

    private String cdEvent() {
        return """
        {"context":{"specversion":"0.5.0","id":"e-1","source":"https://ci.acme.example/till","type":"dev.cdevents.approval.closed.0.1.0","timestamp":"%s"},"subject":{"id":"ap-1","source":"https://ci.acme.example/till","type":"approval","content":{"environment":{"id":"prod"},"responder":"noor-vance","decision":"rejected","status":"rejected"}}}
        """
                .formatted(hour);
    }

    private static JsonObject field(JsonObject quality, String name) {
        return ((JsonArray) quality.get("fields"))
                .items().stream()
                        .map(JsonObject.class::cast)
                        .filter(field -> field.get("field").text().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private void imported(String lines) throws IOException {
        assertThat(started.overSocket("POST", "/api/v1/imports?source=vault:prod", lines).status())
                .isEqualTo(200);
    }

    private JsonObject status() throws IOException {
        return started.overSocket("GET", "/api/v1/sources/vault:prod/status", "").json();
    }

    private JsonObject statusOf(long events) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        JsonObject status = status();
        while (!received(status).equals(Long.toString(events))
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
            status = status();
        }
        assertThat(received(status)).isEqualTo(Long.toString(events));
        return status;
    }

    private static String received(JsonObject status) {
        return ((JsonObject) status.get("total")).get("received").text();
    }

    private String said(String... words) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of("source", "status"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", started.data().toString()));
        assertThat(gatehouse.execute(all.toArray(String[]::new))).isZero();
        return out.toString();
    }

    @Test
    void whatCameOfEachHourIsTold() throws Exception {
        Instant early = hour.minus(Duration.ofHours(3)).plusSeconds(60);
        imported(line("a", early) + line("b", early.plusSeconds(9)) + line("c", hour));
        JsonObject status = statusOf(3);
        JsonArray hours = (JsonArray) status.get("hours");
        assertThat(hours.items().getFirst().toString())
                .contains(hour.minus(Duration.ofHours(3)).toString());
        assertThat(said())
                .contains("vault:prod")
                .containsPattern("·{10,}█··[▁-█]")
                .doesNotContain("HOUR (UTC)");
        assertThat(said("vault:prod", "--since", "2d"))
                .contains("HOUR (UTC)")
                .containsPattern(
                        hour.minus(Duration.ofHours(3))
                                        .toString()
                                        .substring(0, 13)
                                        .replace('T', ' ')
                                + ":00 +2 ");
        assertThat(said("vault:prod", "--json").lines()).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidWithWhatToDo() throws Exception {
        imported(line("a", hour) + "{not json\n");
        JsonObject status = statusOf(2);
        assertThat(status.get("wrong").toString())
                .contains("1 could not be read", "meaning:unreadable");
        assertThat(
                        started.write(
                                        started.administrator(),
                                        "PATCH",
                                        "/api/v1/sources/vault:prod",
                                        "{\"enabled\":false}")
                                .status())
                .isEqualTo(200);
        assertThat(said())
                .contains("  it is switched off", "→ gatehouse source change vault:prod --on");
    }

    @Test
    void aSourceWithNothingWrongHasNoLineBelowIt() throws Exception {
        imported(line("a", hour));
        assertThat(((JsonArray) statusOf(1).get("wrong")).items()).isEmpty();
        assertThat(said()).doesNotContain("→");
    }

    @Test
    void whatEventsSayIsToldBesideWhatTheToolCanSay() throws Exception {
        imported(
                line("a", hour)
                        + line("b", hour)
                                .replace("\"path\"", "\"remote_address\":\"192.0.2.7\",\"path\"")
                        + line("c", hour).replace("read", "paint")
                        + "{not json\n");
        JsonObject quality = (JsonObject) statusOf(4).get("quality");
        assertThat(quality.get("understood").text()).isEqualTo("2");
        assertThat(field(quality, "actor").get("percent").text()).isEqualTo("100");
        JsonObject address = field(quality, "address");
        assertThat(address.get("shown").text()).isEqualTo("1");
        assertThat(address.get("percent").text()).isEqualTo("50");
        assertThat(address.get("best").text()).isEqualTo("100");
        assertThat(address.get("can").text()).isEqualTo("yes");
        assertThat(address.get("said").text()).contains("Audit device", "(1 without an address)");
        assertThat(field(quality, "client").get("said").text()).contains("request-headers");
        assertThat(said("vault:prod"))
                .containsPattern("address +50 % +1 +2 +100 %")
                .contains("(1 without an address)");
    }

    @Test
    void whatAToolCannotSayIsNoShareOfNothing() throws Exception {
        assertThat(
                        started.overSocket(
                                        "POST", "/api/v1/imports?source=cdevents:prod", cdEvent())
                                .status())
                .isEqualTo(200);
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        String said = said("cdevents:prod");
        while (!said.contains("AT BEST") && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
            said = said("cdevents:prod");
        }
        assertThat(said)
                .containsPattern("credential +cannot +0 +1 +cannot")
                .containsPattern("actor +100 % +1 +1 +100 %");
    }

    @Test
    void whereNothingWasUnderstoodThereIsNoShare() throws Exception {
        imported("{not json\n");
        JsonObject quality = (JsonObject) statusOf(1).get("quality");
        assertThat(((JsonArray) quality.get("fields")).items()).isEmpty();
        assertThat(said("vault:prod"))
                .contains("No event of this time was understood")
                .doesNotContain("AT BEST", "0 %");
    }

    @Test
    void whatIsNoSourceOrNoTimeIsRefused() throws IOException {
        String path = "/api/v1/sources/";
        assertThat(started.overSocket("GET", path + "vault:none/status", "").status())
                .isEqualTo(404);
        imported(line("a", hour));
        assertThat(started.overSocket("GET", path + "vault:prod/status?since=soon", "").status())
                .isEqualTo(400);
    }
}
