package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.web.BoundedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The door tools send through, and what strangers would push through it. The letters and numbers
/// are those of the catalogue of attacks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTest {
    private static final String SECRET = "a secret of more than 24 characters";
    private static final String HOOK = "/intake/github:acme/webhook";
    private static final byte[] PING =
            "{\"zen\":\"Keep it logically awesome.\",\"hook_id\":1}"
                    .getBytes(StandardCharsets.UTF_8);

    private StartedServer started;
    private String bulk = "";

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        started = StartedServer.at(data);
        String webhook =
                "{\"tool\":\"github\",\"name\":\"acme\",\"channel\":\"webhook\",\"settings\":{\"secret\":\"%s\"}}"
                        .formatted(SECRET);
        assertThat(started.overSocket("POST", "/api/v1/sources", webhook).status()).isEqualTo(201);
        Answer made =
                started.overSocket(
                        "POST", "/api/v1/sources", "{\"tool\":\"vault\",\"channel\":\"bulk\"}");
        bulk = "Authorization: Bearer " + made.text("token");
    }

    @AfterAll
    void stop() {
        started.close();
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "X-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long pieces() {
        Journal journal = started.server().recorder().journal();
        return journal.read(0, 100_000).stream()
                .filter(stored -> stored.kind() == RecordKind.PIECE.number())
                .count();
    }

    // A001, A002, A003, A007: nothing but the right hash over the raw bytes opens the door.
    @Test
    void onlyTheRightSignatureOverTheRawBytesGetsIn() throws IOException {
        long before = pieces();
        String right = signature(PING, SECRET);
        byte[] other =
                "{\"hook_id\":1,\"zen\":\"Keep it logically awesome.\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(started.deliver(HOOK, PING).status()).isEqualTo(401);
        assertThat(started.deliver(HOOK, other, right).status()).isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, signature(PING, SECRET + "x")).status())
                .isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, right.substring(0, right.length() - 2)).status())
                .isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, right + "00").status()).isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, "X-Hub-Signature-256: sha256=").status())
                .isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, "X-Hub-Signature: sha1=" + "0".repeat(40)).status())
                .isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, right, right).status()).isEqualTo(401);
        assertThat(pieces()).isEqualTo(before);
    }

    // A010, A011: the same delivery again is acknowledged and not there twice; another body is.
    @Test
    void theSameDeliveryCountsOnceAndAnotherBodyUnderItsIdIsKept() throws IOException {
        byte[] body = "{\"action\":\"created\",\"number\":7}".getBytes(StandardCharsets.UTF_8);
        byte[] forged = "{\"action\":\"deleted\",\"number\":7}".getBytes(StandardCharsets.UTF_8);
        String id = "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958";
        String event = "X-GitHub-Event: repository";
        String signed = signature(body, SECRET);
        Answer first = started.deliver(HOOK, body, signed, id, event);
        assertThat(first.body())
                .isEqualTo("{\"received\":1,\"new\":1,\"duplicate\":0,\"left_out\":0}");
        assertThat(started.deliver(HOOK, body, signed, id, event).body())
                .isEqualTo("{\"received\":1,\"new\":0,\"duplicate\":1,\"left_out\":0}");
        assertThat(started.deliver(HOOK, forged, signature(forged, SECRET), id, event).body())
                .contains("\"new\":1");
    }

    // A013, A014: the address names the source; a header never picks a weaker way in.
    @Test
    void theSecretOfOneDoorOpensNoOther() throws IOException {
        assertThat(started.deliver("/intake/vault", PING, signature(PING, SECRET)).status())
                .isEqualTo(401);
        assertThat(started.deliver(HOOK, PING, "Authorization: Bearer " + SECRET).status())
                .isEqualTo(401);
        assertThat(started.deliver("/intake/github:acme", PING, bulk).status()).isEqualTo(401);
        assertThat(started.deliver("/intake/github:other", PING, bulk).status()).isEqualTo(404);
        assertThat(started.deliver("/intake/nothing", PING, bulk).status()).isEqualTo(404);
        String empty =
                "{\"tool\":\"github\",\"name\":\"empty\",\"channel\":\"webhook\",\"settings\":{\"secret\":\"short\"}}";
        assertThat(started.overSocket("POST", "/api/v1/sources", empty).status()).isEqualTo(422);
    }

    // A020: what is too large is refused as soon as it is known to be, declared or not.
    @Test
    void aBodyThatIsTooLargeIsRefusedWithoutBeingHeld() throws IOException {
        String head = "POST /intake/vault HTTP/1.1\r\nHost: localhost\r\n" + bulk + "\r\n";
        Answer declared =
                started.raw(
                        head + "Content-Length: " + (BoundedBody.BODY_BYTES_MAX + 1L) + "\r\n\r\n");
        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.header("connection")).isEqualTo("close");
        assertThat(endless(head + "Transfer-Encoding: chunked\r\n\r\n")).contains(" 413 ");
    }

    private String endless(String head) throws IOException {
        byte[] chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) ' ');
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), started.port()));
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < 64; sent++) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (SocketException hungUp) {
                // The server answered and closed while we still sent.
            }
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"type\":\"request\",\"time\":\"2026-11-22T10:00:00Z\",\"n\":")
                    .append(i)
                    .append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void packedLinesAreTakenOneByOne() throws IOException {
        byte[] plain = lines(50);
        Answer gzip = started.deliver("/intake/vault", gzip(plain), bulk, "Content-Encoding: gzip");
        assertThat(gzip.body())
                .isEqualTo("{\"received\":50,\"new\":50,\"duplicate\":0,\"left_out\":0}");
        Answer zstd =
                started.deliver(
                        "/intake/vault", Zstd.compress(lines(51)), bulk, "Content-Encoding: zstd");
        assertThat(zstd.body()).contains("\"received\":51");
    }

    // A022, A023, A024: what unpacks to more than it may, or is not what it says.
    @Test
    void bombsAndBrokenPackingAreRefused() throws IOException {
        byte[] bomb = gzip(new byte[20 * 1024 * 1024]);
        assertThat(started.deliver("/intake/vault", bomb, bulk, "Content-Encoding: gzip").status())
                .isEqualTo(413);
        byte[] zstdBomb = Zstd.compress(new byte[20 * 1024 * 1024]);
        assertThat(
                        started.deliver("/intake/vault", zstdBomb, bulk, "Content-Encoding: zstd")
                                .status())
                .isEqualTo(413);
        byte[] packed = gzip(lines(50));
        byte[] cut = Arrays.copyOf(packed, packed.length - 5);
        byte[] trailing = Arrays.copyOf(packed, packed.length + 3);
        for (byte[] broken : new byte[][] {lines(2), cut, trailing}) {
            assertThat(
                            started.deliver("/intake/vault", broken, bulk, "Content-Encoding: gzip")
                                    .status())
                    .isEqualTo(400);
        }
        for (String packing : new String[] {"gzip, gzip", "br", "deflate"}) {
            assertThat(
                            started.deliver(
                                            "/intake/vault",
                                            packed,
                                            bulk,
                                            "Content-Encoding: " + packing)
                                    .status())
                    .isEqualTo(415);
        }
        assertThat(
                        started.deliver(
                                        "/intake/vault",
                                        wideWindow(),
                                        bulk,
                                        "Content-Encoding: zstd")
                                .status())
                .isEqualTo(400);
    }

    private static byte[] wideWindow() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed)) {
            out.setLong(27);
            out.write(lines(50));
        }
        return packed.toByteArray();
    }

    // The three content modes of CloudEvents over HTTP: one document, a list of them, and data
    // whose context stands in the headers.
    @Test
    void cloudEventsAreTakenInEveryContentMode() throws IOException {
        String source = "{\"tool\":\"cdevents\",\"name\":\"bus\",\"channel\":\"events\"}";
        String token = started.overSocket("POST", "/api/v1/sources", source).text("token");
        String bearer = "Authorization: Bearer " + token;
        String one = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/a\",\"type\":\"x\"}";
        Answer structured =
                started.deliver(
                        "/intake/cdevents:bus/events",
                        one.formatted("1").getBytes(StandardCharsets.UTF_8),
                        bearer,
                        "Content-Type: application/cloudevents+json; charset=utf-8");
        assertThat(structured.body()).contains("\"received\":1,\"new\":1");
        String two = "[" + one.formatted("2") + "," + one.formatted("3") + "]";
        Answer batched =
                started.deliver(
                        "/intake/cdevents:bus/events",
                        two.getBytes(StandardCharsets.UTF_8),
                        bearer,
                        "Content-Type: application/CloudEvents-batch+json; charset=utf-8");
        assertThat(batched.body()).contains("\"received\":2,\"new\":2");
        for (String id : new String[] {"4", "5"}) {
            Answer binary =
                    started.deliver(
                            "/intake/cdevents:bus/events",
                            PING,
                            bearer,
                            "Content-Type: application/json",
                            "ce-id: " + id);
            assertThat(binary.body()).contains("\"received\":1,\"new\":1");
        }
    }

    // A form is bytes like any other: its parameters are nobody's.
    @Test
    void aFormIsNotTakenApart() throws IOException {
        byte[] form =
                "payload=%7B%22zen%22%3A%22x%22%7D&source=github".getBytes(StandardCharsets.UTF_8);
        Answer answer =
                started.deliver(
                        HOOK,
                        form,
                        signature(form, SECRET),
                        "Content-Type: application/x-www-form-urlencoded");
        assertThat(answer.body()).contains("\"received\":1");
    }

    @Test
    void aFullDiskIsSaidAndNothingIsAcknowledged(@TempDir Path data) throws IOException {
        FullDisk disk = new FullDisk();
        try (StartedServer small = StartedServer.at(data, disk)) {
            String token =
                    small.overSocket(
                                    "POST",
                                    "/api/v1/sources",
                                    "{\"tool\":\"vault\",\"channel\":\"bulk\"}")
                            .text("token");
            String bearer = "Authorization: Bearer " + token;
            assertThat(small.deliver("/intake/vault", lines(1), bearer).status()).isEqualTo(200);
            disk.fill();
            Answer refused = small.deliver("/intake/vault", lines(2), bearer);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(Integer.parseInt(refused.header("retry-after"))).isPositive();
            disk.free();
        }
    }
}
