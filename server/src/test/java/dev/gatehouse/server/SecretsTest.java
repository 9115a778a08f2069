package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import dev.gatehouse.server.web.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Secrets of every shape go in through a real server, in the payloads of every tool; what comes
/// out by any way but a reveal holds none of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", ".."), "sources");
    private static final List<String> TOOLS =
            List.of("github", "gitlab", "jenkins", "kubernetes", "vault");
    private static final List<PlantedSecret> SECRETS = PlantedSecret.all(7);

    /// Every how many-th payload goes through the server; all of them went through the readers.
    private static final int STEP = 11;

    private static final String HOOK_SECRET = "a secret of more than 24 characters";

    private final CapturedLog log = CapturedLog.begin();
    private StartedServer started;
    private Session ann = new Session("", "");
    private Path files = Path.of(".");

    @BeforeAll
    void plant(@TempDir Path folder) throws Exception {
        files = Files.createDirectory(folder.resolve("files"));
        started = StartedServer.at(folder.resolve("data"));
        ann = started.signInAsAdministrator();
        importAll(started, ann);
        pushed();
        allowed();
        awaitIndex(started, ann);
    }

    // What a tool allows, with a secret wherever a name, a text or an address may stand.
    private void allowed() throws IOException {
        for (PlantedSecret secret : SECRETS) {
            String text = CanonicalJson.text(new JsonValue.JsonString(secret.text()));
            String hook =
                    "[{\"id\":%1$s,\"active\":%1$s,\"events\":[%1$s],\"ping_url\":\"x\",\"config\":{\"url\":%1$s,\"secret\":%1$s,\"insecure_ssl\":%1$s}}]"
                            .formatted(text);
            String member =
                    "[{\"id\":%1$s,\"login\":%1$s,\"email\":%1$s,\"role_name\":%1$s,\"permissions\":{\"pull\":true}}]"
                            .formatted(text);
            String name = secret.text().hashCode() + "";
            String body =
                    file("repos/acme/p" + name + "/hooks.json", hook)
                            + file("repos/acme/p" + name + "/collaborators.json", member);
            Answer taken =
                    deliver(
                            started,
                            ann,
                            "/api/v1/inventory/imports?source=github:planted",
                            body.getBytes(StandardCharsets.UTF_8));
            assertThat(taken.body()).contains("\"listings\":2");
            hasNone("import of inventory", taken.body());
        }
    }

    private static String file(String name, String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + " " + name + "\n" + text;
    }

    private void importAll(StartedServer server, Session session) throws IOException {
        for (String tool : TOOLS) {
            byte[] file = PlantedPayloads.file(payloads(tool));
            Files.write(files.resolve(tool), file);
            String target = "/api/v1/imports?source=" + tool + ":planted&trust_times=true";
            hasNone("import of " + tool, deliver(server, session, target, file).body());
        }
    }

    private static void awaitIndex(StartedServer server, Session session) throws Exception {
        long records = server.server().recorder().journal().size();
        for (int i = 0; i < 600 && indexed(server, session) < records; i++) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    void stop() {
        started.close();
        log.end();
    }

    private static List<String> payloads(String tool) throws IOException {
        List<String> texts = SECRETS.stream().map(PlantedSecret::text).toList();
        List<String> all = new PlantedPayloads(SOURCES.resolve(tool)).with(texts);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += STEP) {
            some.add(all.get(i));
        }
        return some;
    }

    private static Answer deliver(StartedServer server, Session session, String target, byte[] body)
            throws IOException {
        return server.deliver(
                target, body, "Cookie: " + session.cookie(), "X-CSRF-Token: " + session.csrf());
    }

    private static long indexed(StartedServer server, Session session) throws IOException {
        JsonArray views = (JsonArray) server.get(session, "/api/v1/status").at("views");
        return views.items().stream()
                .mapToLong(view -> Long.parseLong(((JsonObject) view).get("cursor").text()))
                .min()
                .orElse(0);
    }

    /// Webhooks with secrets in their headers: one that opens, and some that are refused.
    private void pushed() throws IOException {
        String made =
                "{\"tool\":\"github\",\"name\":\"hook\",\"channel\":\"webhook\",\"settings\":{\"secret\":\"%s\"}}"
                        .formatted(HOOK_SECRET);
        assertThat(started.overSocket("POST", "/api/v1/sources", made).status()).isEqualTo(201);
        for (PlantedSecret secret : SECRETS) {
            String text = secret.text().replace('\n', ' ');
            String body = CanonicalJson.text(new JsonString(secret.text()));
            byte[] bytes = ("{\"action\":" + body + "}").getBytes(StandardCharsets.UTF_8);
            String[] headers = {
                "X-GitHub-Event: " + text,
                "X-GitHub-Delivery: " + text,
                "User-Agent: " + text,
                "X-GitHub-Enterprise-Host: " + text,
                IntakeTest.signature(bytes, HOOK_SECRET)
            };
            Answer taken = started.deliver("/intake/github:hook/webhook", bytes, headers);
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            hasNone("answer to a push", taken.body());
            headers[4] = "Authorization: " + text;
            Answer refused = started.deliver("/intake/github:hook/webhook", bytes, headers);
            assertThat(refused.status()).isEqualTo(401);
            hasNone("refusal", refused.body());
        }
    }

    private static void hasNone(String where, String shown) {
        String small = shown.toLowerCase(Locale.ROOT);
        for (PlantedSecret secret : SECRETS) {
            int at = small.indexOf(secret.needle());
            if (at >= 0) {
                String around =
                        shown.substring(Math.max(0, at - 200), Math.min(shown.length(), at + 100));
                assertThat(around).as("%s in %s", secret.shape(), where).isEmpty();
            }
        }
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Answer page = started.get(ann, "/api/v1/events?limit=1000" + after);
            for (JsonValue event : ((JsonArray) page.at("events")).items()) {
                ids.add(((JsonObject) event).get("id").text());
            }
            after = page.text("next").isEmpty() ? "" : "&after=" + page.text("next");
        } while (!after.isEmpty());
        return ids;
    }

    @Test
    void noReadShowsAny() throws IOException {
        List<String> ids = ids();
        assertThat(ids).hasSizeGreaterThan(150);
        Map<String, Integer> asked = new TreeMap<>();
        for (Route<?, ?> route : started.server().routes()) {
            if (route.method() != Route.Method.GET
                    || ReadQuestions.ELSEWHERE.contains(route.path())) {
                continue;
            }
            assertThat(ReadQuestions.ASKED)
                    .as("what %s is asked", route.path())
                    .containsKey(route.path());
            List<String> which = route.path().contains("{id}") ? ids : List.of("");
            if (route.path().endsWith("/proof")) {
                which = ids.subList(0, 3);
            }
            for (String id : which) {
                for (String question : ReadQuestions.ASKED.getOrDefault(route.path(), List.of())) {
                    String target = route.path().replace("{id}", id) + question;
                    Answer answer = started.get(ann, target);
                    if (answer.status() == 200) {
                        asked.merge(route.path(), 1, Integer::sum);
                    }
                    hasNone("GET " + target, answer.headers() + answer.body());
                    if (answer.headers().containsKey("x-export")) {
                        String manifest = "/api/v1/exports/" + answer.header("x-export");
                        hasNone("GET " + manifest, started.get(ann, manifest).body());
                    }
                }
            }
        }
        assertThat(asked.keySet()).isEqualTo(ReadQuestions.ASKED.keySet());
    }

    @Test
    void theLiveTailsShowNone() throws Exception {
        for (String path : List.of("/api/v1/events/tail", "/api/v1/sources/vault:planted/live")) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), started.port()));
                socket.setSoTimeout(20_000);
                String head =
                        "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                                .formatted(path, ann.cookie());
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                List<String> more = payloads("vault");
                more.replaceAll(line -> line.replace("\"id\":\"", "\"id\":\"" + path));
                deliver(
                        started,
                        ann,
                        "/api/v1/imports?source=vault:planted",
                        PlantedPayloads.file(more));
                String seen = "";
                long deadline = System.nanoTime() + 20_000_000_000L;
                while (seen.split("event: event", -1).length < 10) {
                    byte[] part = new byte[65_536];
                    int read = socket.getInputStream().read(part);
                    assertThat(System.nanoTime()).as(seen).isLessThan(deadline);
                    seen += new String(part, 0, Math.max(0, read), StandardCharsets.UTF_8);
                }
                assertThat(seen).contains("[redacted:");
                hasNone(path, seen);
            }
        }
    }

    @Test
    void theCommandLineShowsNone() throws IOException {
        String data = started.data().toString();
        String id = ids().getFirst();
        List<List<String>> asked = new ArrayList<>();
        asked.add(List.of("events", "search", "--data", data, "--limit", "0"));
        asked.add(List.of("events", "search", "--data", data, "--limit", "0", "--json"));
        asked.add(List.of("events", "show", id, "--raw", "--data", data));
        asked.add(List.of("events", "show", id, "--raw", "--json", "--data", data));
        asked.add(List.of("events", "export", "--format", "csv", "--data", data));
        asked.add(List.of("events", "export", "--format", "jsonl", "--data", data));
        asked.add(List.of("source", "list", "--data", data));
        asked.add(List.of("source", "list", "--json", "--data", data));
        for (String tool : TOOLS) {
            String file = files.resolve(tool).toString();
            String page = files.resolve(tool + ".html").toString();
            asked.add(List.of("who-did", tool + "/**", "--data", data));
            asked.add(List.of("who-did", tool + "/**", "--json", "--data", data));
            asked.add(List.of("look", file, "--source", tool, "--html", page));
            asked.add(List.of("look", file, "--source", tool, "--json"));
            asked.add(List.of("source", "map", "--source", tool, "--json", file));
            asked.add(
                    List.of("import", "--source", tool + ":again", "--json", "--data", data, file));
        }
        for (List<String> words : asked) {
            StringWriter shown = new StringWriter();
            CommandLine line = Main.commandLine();
            line.setOut(new PrintWriter(shown)).setErr(new PrintWriter(shown));
            int code = line.execute(words.toArray(String[]::new));
            assertThat(code).as("%s: %s", words, shown).isZero();
            assertThat(shown.toString()).as("%s", words).isNotBlank();
            hasNone(words.toString(), shown.toString());
        }
        for (String tool : TOOLS) {
            hasNone("page of look", Files.readString(files.resolve(tool + ".html")));
        }
    }

    // The journal keeps what was sent, which is what a reveal shows; nothing else may.
    @Test
    void noFileBesideTheJournalHoldsAny(@TempDir Path data) throws Exception {
        try (StartedServer stopped = StartedServer.at(data)) {
            Session session = stopped.signInAsAdministrator();
            importAll(stopped, session);
            awaitIndex(stopped, session);
        }
        int looked = 0;
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(data.resolve("tenants/default/journal"))) {
                    hasNone(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                    looked++;
                }
            }
        }
        assertThat(looked).isGreaterThan(10);
        String words = IndexWords.below(data.resolve("tenants/default/views"));
        assertThat(words).contains("[redacted:");
        hasNone("the index", words);
    }

    @Test
    void theLogHoldsNone() {
        log.ours().trace("this much is heard");
        assertThat(log.text()).contains("this much is heard");
        hasNone("the log", log.text());
    }

    // What finds nothing must be able to find something.
    @Test
    void aRevealShowsThemAndNothingElseWould() throws IOException {
        StringBuilder revealed = new StringBuilder();
        for (String id : ids()) {
            revealed.append(
                    started.post(ann, "/api/v1/events/" + id + "/reveal", "{\"reason\":\"x\"}")
                            .text("text"));
        }
        String all = revealed.toString().replace("\\n", "\n").toLowerCase(Locale.ROOT);
        assertThat(SECRETS).allMatch(secret -> all.contains(secret.needle()));
    }
}
