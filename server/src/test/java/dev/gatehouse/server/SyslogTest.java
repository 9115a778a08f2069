package dev.gatehouse.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator has listened for can be found, over datagrams, connections and TLS.
class SyslogTest {
    @TempDir Path folder;

    private static String message(String who) {
        return "<134>1 2026-11-20T09:01:00Z nexus.example nexus 71 - - "
                + "{\"timestamp\":\"2026-11-20 09:01:00,000+0000\",\"initiator\":\""
                + who
                + "/2001:db8::7\",\"domain\":\"security.anonymous\",\"type\":\"changed\","
                + "\"context\":\"system\",\"attributes\":{\"enabled\":\"true\"}}";
    }

    private static int port(StartedServer started, Session ann, String transport)
            throws IOException {
        for (Object one : ((JsonArray) started.get(ann, "/api/v1/sources").at("sources")).items()) {
            JsonObject source = (JsonObject) one;
            String settings = source.get("settings").toString();
            int at = settings.indexOf(transport + "://127.0.0.1:");
            if (at >= 0) {
                String from = settings.substring(at + (transport + "://127.0.0.1:").length());
                return Integer.parseInt(from.replaceAll("\\D.*", ""));
            }
        }
        throw new AssertionError("nothing listens over " + transport);
    }

    private static void awaitEvent(StartedServer started, Session ann, String who)
            throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        String body;
        do {
            body = started.get(ann, "/api/v1/events?q=actor:" + who).body();
            if (body.contains("security.anonymous changed")) {
                return;
            }
            Thread.sleep(50);
        } while (Instant.now().isBefore(deadline));
        assertThat(body).contains("security.anonymous changed");
    }

    @Test
    void datagramsAndConnectionsBecomeEventsOfTheirSource() throws Exception {
        try (StartedServer started =
                StartedServer.at(
                        folder.resolve("data"),
                        "--syslog",
                        "udp://127.0.0.1:0/nexus:prod",
                        "--syslog",
                        "tcp://127.0.0.1:0/nexus:test/audit")) {
            Session ann = started.signInAsAdministrator();
            byte[] bytes = message("by-datagram").getBytes(UTF_8);
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(
                        new DatagramPacket(
                                bytes,
                                bytes.length,
                                InetAddress.getLoopbackAddress(),
                                port(started, ann, "udp")));
            }
            awaitEvent(started, ann, "by-datagram");
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), port(started, ann, "tcp"))) {
                byte[] line = (message("by-connection") + "\n").getBytes(UTF_8);
                socket.getOutputStream().write(line);
                awaitEvent(started, ann, "by-connection");
            }
        }
    }

    @Test
    void aConnectionMayBeSecured() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder);
        int port = freePort();
        try (StartedServer started =
                StartedServer.at(
                        folder.resolve("data"),
                        "--tls-certificate",
                        made.certificate().toString(),
                        "--tls-key",
                        made.key().toString(),
                        "--syslog",
                        "tls://127.0.0.1:" + port + "/nexus:prod")) {
            try (Socket socket =
                    trusting(made.trusted())
                            .getSocketFactory()
                            .createSocket(InetAddress.getLoopbackAddress(), port)) {
                String message = message("by-tls");
                socket.getOutputStream()
                        .write((message.getBytes(UTF_8).length + " " + message).getBytes(UTF_8));
                socket.getOutputStream().flush();
                Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
                while (pieces(started) < 1 && Instant.now().isBefore(deadline)) {
                    Thread.sleep(20);
                }
            }
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
                plain.getOutputStream().write((message("in-the-clear") + "\n").getBytes(UTF_8));
                assertThat(plain.getInputStream().readAllBytes().length).isLessThan(100);
            } catch (IOException closed) {
                // So it should be.
            }
            assertThat(pieces(started)).isEqualTo(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static long pieces(StartedServer started) {
        return started.server().recorder().journal().read(0, 10_000).stream()
                .filter(one ->
                        one instanceof Stored.Live live && live.kind() == RecordKind.PIECE.number())
                .count();
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void refused(String setting, String words) {
        assertThatThrownBy(() -> StartedServer.at(folder.resolve("data"), "--syslog", setting))
                .hasMessageContaining("syslog")
                .hasMessageContaining(words);
    }

    @Test
    void whatCannotBeListenedForIsToldBeforeAnythingStarts() throws Exception {
        refused("udp:514", "udp://127.0.0.1:5514/jenkins:ci");
        refused("udp://127.0.0.1/jenkins:ci", "TRANSPORT://ADDRESS:PORT");
        refused("http://127.0.0.1:5514/jenkins:ci", "TRANSPORT");
        refused("udp://logs.example:5514/jenkins:ci", "ADDRESS");
        refused("udp://0.0.0.0:5514/jenkins:ci", "say from where");
        refused("udp://0.0.0.0:5514/jenkins:ci?from=everywhere", "10.0.0.0/8");
        refused("udp://0.0.0.0:5514/jenkins:ci?to=10.0.0.0/8", "from=NETWORK");
        refused("tls://127.0.0.1:6514/vault:prod", "tls_certificate");
        refused("udp://127.0.0.1:0/jenkin:ci", "jenkin");
        refused("udp://127.0.0.1:0/okta:prod", "sends no syslog");
        refused("udp://127.0.0.1:0/jenkins:ci/nothing", "it has");
        try (Socket other = new Socket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            refused("tcp://127.0.0.1:" + other.getLocalPort() + "/jenkins:ci", "in use");
        }
    }
}
