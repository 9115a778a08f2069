package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Syslog over real sockets into a real journal.
class SyslogDoorsTest {
    private static final Tools TOOLS =
            Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources"));

    @TempDir Path directory;

    private final AtomicBoolean behind = new AtomicBoolean();
    private Recorder recorder;
    private Sources sources;
    private Source hosts;
    private Refusals refusals;
    private SyslogDoors doors;

    @BeforeEach
    void open() {
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "test"));
        sources = new Sources(recorder, TOOLS, new SecureRandom());
        hosts = sources.add(Sources.Connection.of(SourceName.parse("linux-auth:hosts")), "test");
        refusals = new Refusals(recorder, InstantSource.system());
        doors =
                new SyslogDoors(
                        new SyslogDoors.Records(
                                recorder, sources, refusals, InstantSource.system()),
                        behind::get);
    }

    @AfterEach
    void close() {
        doors.close();
        recorder.close();
    }

    private int open(SyslogDoor.Transport transport, boolean heard) throws IOException {
        doors.open(
                new SyslogDoor(
                        transport,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        hosts,
                        hosts.tool().channels().getFirst(),
                        _ -> heard),
                ServerSocketFactory.getDefault());
        return doors.status().getLast().door().address().getPort();
    }

    private List<Stored.Live> records(RecordKind kind) {
        List<Stored.Live> found = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 100_000)) {
            if (stored instanceof Stored.Live live && live.kind() == kind.number()) {
                found.add(live);
            }
        }
        return found;
    }

    private List<String> pieces() {
        return records(RecordKind.PIECE).stream()
                .map(live -> new String(live.payload(), UTF_8))
                .toList();
    }

    private List<String> awaitPieces(int count) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (pieces().size() < count && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
        }
        return pieces();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void everyMessageOfAConnectionIsAPieceAlsoTheLast() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        try (Socket socket = connect(port)) {
            send(socket, "<86>Nov 23 10:00:00 web sshd[1]: one\n<86>tw");
            assertThat(awaitPieces(1)).containsExactly("<86>Nov 23 10:00:00 web sshd[1]: one");
            send(socket, "o\n7 <86>3rd<86>last");
        }
        assertThat(awaitPieces(4)).endsWith("<86>two", "<86>3rd", "<86>last");
    }

    @Test
    void twoThatAreAlikeAreTwo() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        for (int i = 0; i < 2; i++) {
            try (Socket socket = connect(port)) {
                send(socket, "<86>same\n<86>same\n");
            }
        }
        assertThat(awaitPieces(4)).isEqualTo(Collections.nCopies(4, "<86>same"));
    }

    @Test
    void eachDatagramIsAPieceAndItsSenderIsKept() throws Exception {
        int port = open(SyslogDoor.Transport.UDP, true);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = ("<86>message " + i + "\n").getBytes(UTF_8);
                socket.send(
                        new DatagramPacket(
                                bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
        }
        List<String> pieces = awaitPieces(200);
        assertThat(pieces).hasSize(200).startsWith("<86>message 0").endsWith("<86>message 199");
        DeliveryRecord first =
                DeliveryRecord.read(records(RecordKind.DELIVERY).getFirst().payload());
        assertThat(first.headers()).containsEntry("syslog-peer", "127.0.0.1");
    }

    @Test
    void whoIsNotListenedToLeavesACountAndNothingElse() throws Exception {
        int stream = open(SyslogDoor.Transport.TCP, false);
        int datagrams = open(SyslogDoor.Transport.UDP, false);
        try (Socket socket = connect(stream)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] bytes = "<86>forged".getBytes(UTF_8);
            socket.send(
                    new DatagramPacket(
                            bytes, bytes.length, InetAddress.getLoopbackAddress(), datagrams));
        }
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (refusals.lately(hosts.number()) < 2 && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
        }
        assertThat(refusals.of(hosts.number()).values()).containsExactly(2L);
        assertThat(pieces()).isEmpty();
    }

    @Test
    void aSourceThatIsSwitchedOffTakesNothing() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        try (Socket socket = connect(port)) {
            send(socket, "<86>before\n");
            awaitPieces(1);
            sources.change(hosts, false, sources.settings(hosts), "test");
            send(socket, "<86>after\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket socket = connect(port)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(pieces()).containsExactly("<86>before");
    }

    // A sender with a connection is made to wait; what it sent meanwhile is taken afterwards.
    @Test
    void whoIsTooFastWaitsAndLosesNothing() throws Exception {
        behind.set(true);
        int port = open(SyslogDoor.Transport.TCP, true);
        try (Socket socket = connect(port)) {
            send(socket, "<86>one\n<86>two\n");
            // It is there to be read by now, and is not.
            Instant enough = Instant.now().plus(Duration.ofMillis(300));
            while (Instant.now().isBefore(enough)) {
                assertThat(pieces()).isEmpty();
                Thread.sleep(10);
            }
            behind.set(false);
            assertThat(awaitPieces(2)).containsExactly("<86>one", "<86>two");
        }
    }

    @Test
    void moreConnectionsThanAreHeldAreClosedAndSaidSo() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < SyslogDoors.CONNECTIONS_MAX; i++) {
                Socket socket = connect(port);
                held.add(socket);
            }
            try (Socket oneMore = connect(port)) {
                assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(doors.status().getFirst().error()).contains("128 connections");
            send(held.getFirst(), "<86>still heard\n");
            assertThat(awaitPieces(1)).containsExactly("<86>still heard");
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void whatWasSentWhenItStopsIsHandedOver() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        try (Socket socket = connect(port)) {
            send(socket, "<86>one\n<86>unended");
            awaitPieces(1);
            doors.close();
        }
        assertThat(pieces()).containsExactly("<86>one", "<86>unended");
    }

    @Test
    void anAddressThatIsTakenIsSaidToBe() throws Exception {
        int port = open(SyslogDoor.Transport.TCP, true);
        SyslogDoor second =
                new SyslogDoor(
                        SyslogDoor.Transport.TCP,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        hosts,
                        hosts.tool().channels().getFirst(),
                        _ -> true);
        assertThatThrownBy(() -> doors.open(second, ServerSocketFactory.getDefault()))
                .isInstanceOf(IOException.class);
    }
}
