package dev.gatehouse.intake;

import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/// Listens for syslog. What is read is durable before more is read of the same sender; syslog has
/// no answer, so what a sender had sent and we had not read when either of us went is lost, and a
/// datagram may be lost at any time. Safe for many threads.
public final class SyslogDoors implements AutoCloseable {
    /// Connections at a time, of one door; further ones are closed at once.
    public static final int CONNECTIONS_MAX = 128;

    private static final int HANDSHAKE_MILLIS_MAX = 10_000;
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final SyslogTaking.Around around;
    private final List<Opened> opened = new ArrayList<>();

    private record Opened(
            SyslogTaking taking,
            AutoCloseable listening,
            Set<Socket> connections,
            Set<Thread> threads) {}

    /// How one is doing.
    ///
    /// @param messages taken since the start
    /// @param error what is wrong now; empty when nothing is
    public record DoorStatus(SyslogDoor door, long messages, int connections, String error) {}

    /// What it records with.
    public record Records(
            Recorder recorder, Sources sources, Refusals refusals, InstantSource clock) {}

    /// @param isBehind whether so much is to be read that taking more would only make it worse
    public SyslogDoors(Records records, BooleanSupplier isBehind) {
        this.around =
                new SyslogTaking.Around(
                        new Growth(records.recorder(), records.clock()),
                        records.sources(),
                        records.refusals(),
                        isBehind,
                        records.clock());
    }

    /// Begins to listen.
    ///
    /// @param sockets makes those of a door with connections
    /// @throws IOException when the address cannot be listened at
    public synchronized void open(SyslogDoor door, ServerSocketFactory sockets) throws IOException {
        switch (door.transport()) {
            case UDP -> {
                DatagramChannel channel = SyslogDatagrams.open(door);
                Opened one = opened(door, channel, channel.socket().getLocalPort());
                start(one, "", () -> new SyslogDatagrams(channel, one.taking()).run());
            }
            case TCP, TLS -> {
                ServerSocket listening = listening(door, sockets);
                Opened one = opened(door, listening, listening.getLocalPort());
                start(one, "", () -> accept(one, listening));
            }
        }
    }

    private Opened opened(SyslogDoor door, AutoCloseable listening, int port) {
        Opened one =
                new Opened(
                        new SyslogTaking(door.at(port), around),
                        listening,
                        ConcurrentHashMap.newKeySet(),
                        ConcurrentHashMap.newKeySet());
        opened.add(one);
        return one;
    }

    private static ServerSocket listening(SyslogDoor door, ServerSocketFactory sockets)
            throws IOException {
        ServerSocket socket = sockets.createServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(door.address());
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    /// What may end because a socket was closed.
    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    private static void start(Opened one, String whose, Reading reading) {
        Thread thread =
                Thread.ofVirtual()
                        .name("syslog-" + one.taking().door() + whose)
                        .unstarted(() -> run(one, reading));
        one.threads().add(thread);
        thread.start();
    }

    private static void run(Opened one, Reading reading) {
        try {
            reading.run();
        } catch (IOException gone) {
            // A sender whose connection broke makes another.
        } catch (RuntimeException ours) {
            one.taking().failed(Loops.words(ours));
        } finally {
            one.threads().remove(Thread.currentThread());
        }
    }

    private static void accept(Opened one, ServerSocket listening) throws IOException {
        while (true) {
            Socket socket = listening.accept();
            boolean isHeard = one.taking().isHeard(socket.getInetAddress());
            if (!isHeard || one.connections().size() >= CONNECTIONS_MAX) {
                if (isHeard) {
                    one.taking()
                            .failed(
                                    "there are "
                                            + CONNECTIONS_MAX
                                            + " connections; another was closed");
                }
                socket.close();
                continue;
            }
            one.connections().add(socket);
            start(one, "-" + socket.getRemoteSocketAddress(), () -> read(one, socket));
        }
    }

    private static void read(Opened one, Socket socket) throws IOException {
        try (socket) {
            socket.setKeepAlive(true);
            if (socket instanceof SSLSocket shaking) {
                shake(one, shaking);
            }
            new SyslogConnection(socket, one.taking()).run();
        } finally {
            one.connections().remove(socket);
        }
    }

    private static void shake(Opened one, SSLSocket socket) throws IOException {
        try {
            socket.setSoTimeout(HANDSHAKE_MILLIS_MAX);
            socket.startHandshake();
            socket.setSoTimeout(0);
        } catch (IOException disagreed) {
            one.taking()
                    .failed(
                            "no TLS with "
                                    + socket.getInetAddress().getHostAddress()
                                    + ": "
                                    + disagreed.getMessage());
            throw disagreed;
        }
    }

    /// How each is doing.
    public synchronized List<DoorStatus> status() {
        return opened.stream()
                .map(one ->
                        new DoorStatus(
                                one.taking().door(),
                                one.taking().messages(),
                                one.connections().size(),
                                one.taking().error()))
                .toList();
    }

    /// Stops listening; what was read is handed over first.
    @Override
    public synchronized void close() {
        for (Opened one : opened) {
            one.taking().stop();
            shut(one.listening());
            one.connections().forEach(SyslogDoors::shut);
        }
        opened.forEach(one -> one.threads().forEach(SyslogDoors::await));
        opened.clear();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // It is closed, one way or the other.
        }
    }

    private static void await(Thread thread) {
        try {
            boolean _ = thread.join(STOP_WAIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
