package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.FindingKey;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is raised is on the screen of whoever looks, without asking again, and on no other.
class FindingsLiveTest {
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    private StartedServer started;
    private Session ann = new Session("", "");

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        started = StartedServer.at(data);
        ann = started.signInAsAdministrator();
    }

    @AfterEach
    void stop() {
        started.close();
    }

    private Raised raised(String resource, List<String> events) {
        String key = FindingKey.of("detection", "vault-policy-widened", "", resource, "");
        return new Raised(
                "detection",
                "vault-policy-widened",
                key,
                "high",
                false,
                "",
                resource,
                List.of(),
                0,
                1,
                events,
                THEN,
                THEN,
                false);
    }

    private void deliver(String source) throws IOException {
        String line =
                "{\"type\":\"request\",\"time\":\"2026-11-20T10:00:00Z\",\"auth\":{\"entity_id\":\"e\"},"
                        + "\"request\":{\"id\":\"r-1\",\"operation\":\"update\",\"path\":\"sys/policy/p\"}}\n";
        started.deliver(
                "/api/v1/imports?trust_times=true&source=" + source,
                line.getBytes(StandardCharsets.UTF_8),
                "Cookie: " + ann.cookie(),
                "X-CSRF-Token: " + ann.csrf());
    }

    private String event(String source) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            JsonArray found =
                    (JsonArray) started.get(ann, "/api/v1/events?q=source:" + source).at("events");
            if (!found.items().isEmpty()) {
                return ((JsonObject) found.items().getFirst()).get("id").text();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the event was not found");
    }

    private Session scoped() throws IOException {
        started.post(
                ann,
                "/api/v1/users",
                "{\"name\":\"bob\",\"password\":\"%s\",\"role\":\"viewer\",\"scope\":[\"vault:lab\"]}"
                        .formatted(StartedServer.PASSWORD));
        return StartedServer.session(
                started.post(
                        "/api/v1/session",
                        "{\"name\":\"bob\",\"password\":\"%s\"}"
                                .formatted(StartedServer.PASSWORD)));
    }

    /// What stands on the stream of one reader.
    private final class Reader implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), started.port());
        private final StringBuilder got = new StringBuilder();

        Reader(Session session) throws IOException {
            socket.setSoTimeout(20_000);
            String request =
                    "GET /api/v1/findings/live HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                            .formatted(started.host(), session.cookie());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            until("event: alive");
        }

        void until(String wanted) throws IOException {
            byte[] part = new byte[8_192];
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (got.indexOf(wanted) < 0) {
                assertThat(System.nanoTime()).as("%s before %s", got, wanted).isLessThan(deadline);
                int read = socket.getInputStream().read(part);
                assertThat(read).as("%s before %s", got, wanted).isPositive();
                got.append(new String(part, 0, read, StandardCharsets.UTF_8));
            }
        }

        /// Until the answer is whole, which is not the same as a connection that is cut.
        void untilItsEnd() throws IOException {
            until("\r\n0\r\n\r\n");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aFindingIsToldWhenItIsRaisedAndWhenItChanges() throws Exception {
        try (Reader reader = new Reader(ann)) {
            Raised raised = raised("vault/prod/sys/policy/one", List.of());
            started.server().recorder().append(raised);
            reader.until("\"key\":\"" + raised.key());
            assertThat(reader.got).contains("event: finding").contains("\"state\":\"open\"");
            String path = "/api/v1/findings/" + raised.key();
            String version =
                    ((JsonObject) started.get(ann, path).at("finding")).get("version").text();
            assertThat(
                            started.post(
                                            ann,
                                            path + "/acknowledgement",
                                            "{\"version\":" + version + "}")
                                    .status())
                    .isEqualTo(200);
            reader.until("\"state\":\"acknowledged\"");
        }
    }

    @Test
    void whatIsOfOtherSourcesIsNotTold() throws Exception {
        deliver("vault:prod");
        deliver("vault:lab");
        try (Reader reader = new Reader(scoped())) {
            started.server()
                    .recorder()
                    .append(raised("vault/prod/sys/policy/p", List.of(event("vault:prod"))));
            started.server()
                    .recorder()
                    .append(raised("vault/lab/sys/policy/p", List.of(event("vault:lab"))));
            reader.until("vault/lab/sys/policy/p");
            assertThat(reader.got).doesNotContain("vault/prod");
        }
    }

    @Test
    void whoSignsOutIsToldNothingMore() throws Exception {
        try (Reader reader = new Reader(ann)) {
            started.write(ann, "DELETE", "/api/v1/session", "");
            reader.untilItsEnd();
        }
    }

    @Test
    void aServerThatStopsEndsTheStreamsFirst() throws Exception {
        try (Reader reader = new Reader(ann)) {
            Thread stopping = Thread.ofPlatform().start(() -> started.server().close());
            reader.untilItsEnd();
            stopping.join();
        }
    }
}
