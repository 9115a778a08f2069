package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The door of streams that speak to Splunk's collector, as such a stream and as a stranger.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventCollectorTest {
    private static final String EVENTS = "/services/collector/event";
    private static final String SUCCESS = "{\"text\":\"Success\",\"code\":0}";
    private static final String HOOK_SECRET = "a secret of more than 24 characters";

    private StartedServer started;
    private String token = "";

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        started = StartedServer.at(data);
        token = connect("{\"tool\":\"github\",\"name\":\"acme\",\"channel\":\"stream\"}");
    }

    @AfterAll
    void stop() {
        started.close();
    }

    private String connect(String source) throws IOException {
        return started.overSocket("POST", "/api/v1/sources", source).text("token");
    }

    private Answer send(String body, String... headers) throws IOException {
        return started.deliver(EVENTS, bytes(body), headers);
    }

    private String splunk() {
        return "Authorization: Splunk " + token;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String id) {
        return "{\"action\":\"repo.create\",\"actor\":\"who-%s\",\"_document_id\":\"%s\",\"created_at\":1700000000000}"
                .formatted(id, id);
    }

    private long pieces() {
        Journal journal = started.server().recorder().journal();
        return journal.read(0, 100_000).stream()
                .filter(stored -> stored.kind() == RecordKind.PIECE.number())
                .count();
    }

    @Test
    void everyEventOfAStackIsOnePieceAndCountsOnceWhicheverWayItCame() throws Exception {
        long before = pieces();
        String stack =
                "{\"time\":1700000000.5,\"host\":\"h\",\"event\":%s}{\"event\":%s,\"fields\":{\"a\":\"b\"}}\n{\"event\":%s}"
                        .formatted(event("a1"), event("a2"), event("a3"));
        Answer first = send(stack, splunk());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(SUCCESS);
        assertThat(pieces() - before).isEqualTo(3);
        assertThat(send(stack, splunk()).body()).isEqualTo(SUCCESS);
        String bearer = "Authorization: Bearer " + token;
        byte[] line = bytes(event("a2"));
        assertThat(started.deliver("/intake/github:acme/stream", line, bearer).status())
                .isEqualTo(200);
        awaitEvent("a-last");
        assertThat(eventsOf("a1")).isEqualTo(1);
        assertThat(eventsOf("a2")).isEqualTo(1);
    }

    @Test
    void anEventSentAsTextIsWhatTheTextSays() throws Exception {
        long before = pieces();
        String text = event("t1").replace("\"", "\\\"");
        assertThat(send("{\"event\":\"" + text + "\"}", splunk()).body()).isEqualTo(SUCCESS);
        assertThat(send("{\"event\":" + event("t1") + "}", splunk()).body()).isEqualTo(SUCCESS);
        assertThat(pieces() - before).isEqualTo(2);
        awaitEvent("t-last");
        assertThat(eventsOf("t1")).isEqualTo(1);
    }

    // Views follow the journal in its order: what stands in it before is in the view as well.
    private void awaitEvent(String id) throws IOException, InterruptedException {
        assertThat(send("{\"event\":" + event(id) + "}", splunk()).body()).isEqualTo(SUCCESS);
        for (int look = 0; look < 400 && eventsOf(id) == 0; look++) {
            Thread.sleep(50);
        }
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    private int eventsOf(String id) throws IOException {
        Answer found = started.overSocket("GET", "/api/v1/events?q=actor%3Awho-" + id, "");
        return found.body().split("\"actor\":", -1).length - 1;
    }

    @Test
    void packedAndRawBodiesAreTaken() throws IOException {
        long before = pieces();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes("{\"event\":" + event("g1") + "}"));
        }
        Answer gzip =
                started.deliver(
                        "/services/collector",
                        packed.toByteArray(),
                        splunk(),
                        "Content-Encoding: gzip");
        assertThat(gzip.body()).isEqualTo(SUCCESS);
        Answer raw =
                started.deliver(
                        "/services/collector/raw?channel=c&sourcetype=github",
                        bytes(event("r1") + "\n" + event("r2") + "\n"),
                        splunk());
        assertThat(raw.body()).isEqualTo(SUCCESS);
        assertThat(pieces() - before).isEqualTo(3);
    }

    @Test
    void aBodyThatIsNotOfTheFormIsRefusedWhole() throws IOException {
        long before = pieces();
        String good = "{\"event\":" + event("never") + "}";
        refused("", "{\"text\":\"No data\",\"code\":5}");
        refused("  \n", "{\"text\":\"No data\",\"code\":5}");
        refused(good + "{\"event\":", fault("Invalid data format", 6, 1));
        refused("[" + good + "]", fault("Invalid data format", 6, 0));
        refused("hello", fault("Invalid data format", 6, 0));
        refused(good + good + "{\"time\":1}", fault("Event field is required", 12, 2));
        refused("{\"event\":\"\"}", fault("Event field cannot be blank", 13, 0));
        refused("{\"event\":null}", fault("Event field cannot be blank", 13, 0));
        assertThat(pieces()).isEqualTo(before);
        Session ann = started.administrator();
        assertThat(started.get(ann, "/api/v1/sources").body())
                .contains("the body is not of the documented form");
    }

    private void refused(String body, String answer) throws IOException {
        Answer refused = send(body, splunk());
        assertThat(refused.status()).as(body).isEqualTo(400);
        assertThat(refused.body()).isEqualTo(answer);
    }

    private static String fault(String text, int code, int number) {
        return "{\"text\":\"%s\",\"code\":%d,\"invalid-event-number\":%d}"
                .formatted(text, code, number);
    }

    @Test
    void onlyTheTokenOfAConnectedSourceOpensTheDoor() throws IOException {
        long before = pieces();
        String webhook =
                "{\"tool\":\"github\",\"name\":\"hook\",\"channel\":\"webhook\",\"settings\":{\"secret\":\"%s\"}}"
                        .formatted(HOOK_SECRET);
        assertThat(started.overSocket("POST", "/api/v1/sources", webhook).status()).isEqualTo(201);
        String vault = connect("{\"tool\":\"vault\",\"channel\":\"bulk\"}");
        String body = "{\"event\":" + event("never") + "}";
        is(send(body), 401, "{\"text\":\"Token is required\",\"code\":2}");
        String form = "{\"text\":\"Invalid authorization\",\"code\":3}";
        is(send(body, "Authorization: Bearer " + token), 401, form);
        is(send(body, splunk(), splunk()), 401, form);
        String unknown = "{\"text\":\"Invalid token\",\"code\":4}";
        is(send(body, "Authorization: Splunk"), 401, form);
        is(send(body, splunk() + "x"), 403, unknown);
        is(send(body, "Authorization: Splunk " + HOOK_SECRET), 403, unknown);
        is(send(body, "Authorization: Splunk " + vault), 403, unknown);
        assertThat(started.deliver(EVENTS + "?token=" + token, bytes(body)).status())
                .isEqualTo(400);
        assertThat(pieces()).isEqualTo(before);
        assertThat(started.get("/metrics").body())
                .containsPattern("gatehouse_collector_unknown_tokens [1-9]");
    }

    private static void is(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aSourceThatIsSwitchedOffIsSaidToBe() throws IOException {
        String other = connect("{\"tool\":\"json-lines\",\"name\":\"off\",\"channel\":\"bulk\"}");
        String header = "Authorization: Splunk " + other;
        assertThat(send("{\"event\":{\"n\":1}}", header).body()).isEqualTo(SUCCESS);
        Session ann = started.administrator();
        assertThat(
                        started.write(
                                        ann,
                                        "PATCH",
                                        "/api/v1/sources/json-lines:off",
                                        "{\"enabled\":false}")
                                .status())
                .isEqualTo(200);
        is(send("{\"event\":{\"n\":2}}", header), 403, "{\"text\":\"Token disabled\",\"code\":1}");
    }

    @Test
    void healthIsSaidToAnybodyAndThereAreNoOtherAcknowledgements() throws IOException {
        is(
                started.get("/services/collector/health"),
                200,
                "{\"text\":\"HEC is healthy\",\"code\":17}");
        is(
                started.deliver("/services/collector/ack?channel=c", bytes("{\"acks\":[0]}")),
                400,
                "{\"text\":\"ACK is disabled\",\"code\":14}");
    }

    @Test
    void aFullDiskIsSaidAndNothingIsAcknowledged(@TempDir Path data) throws IOException {
        FullDisk disk = new FullDisk();
        try (StartedServer small = StartedServer.at(data, disk)) {
            String source = "{\"tool\":\"json-lines\",\"channel\":\"bulk\"}";
            String bearer =
                    "Authorization: Splunk "
                            + small.overSocket("POST", "/api/v1/sources", source).text("token");
            disk.fill();
            Answer refused = small.deliver(EVENTS, bytes("{\"event\":{\"n\":1}}"), bearer);
            is(refused, 503, "{\"text\":\"Server is busy\",\"code\":9}");
            assertThat(Integer.parseInt(refused.header("retry-after"))).isPositive();
            disk.free();
        }
    }
}
