package dev.gatehouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Events a second that are durable in a real server when they come in the shape of Splunk's event
/// collector, and as syslog over connections, beside the same events at the native endpoint. The
/// three take turns; medians of the rounds count.
final class WaysInRatios {
    private static final int ROUNDS = 3;
    private static final int BATCH = 256;
    private static final int SENDERS = 16;
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final Duration ROUND_MAX = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern MESSAGES =
            Pattern.compile("(?m)^gatehouse_syslog_messages(?:\\{[^}]*})? ([0-9.E+]+)$");

    private final BenchSettings settings;
    private final AtomicLong ids = new AtomicLong(1);

    WaysInRatios(BenchSettings settings) {
        this.settings = settings;
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        Path folder = settings.fresh("ways");
        int port = freePort();
        List<String> flags = List.of("--syslog", "tcp://127.0.0.1:" + port + "/github:forwarded");
        double[] ours = new double[ROUNDS];
        double[] collector = new double[ROUNDS];
        double[] syslog = new double[ROUNDS];
        try (ServerProcess server = ServerProcess.start(settings, folder, flags)) {
            server.addSource("github", "bench");
            settings.say("warming up");
            run(WARM, () -> new Posting(server, nativeRequest()));
            run(WARM, () -> new Posting(server, collectorRequest()));
            overSyslog(WARM, server, port);
            for (int round = 0; round < ROUNDS; round++) {
                server.child().awaitIdle();
                ours[round] = run(ROUND_MAX, () -> new Posting(server, nativeRequest()));
                server.child().awaitIdle();
                collector[round] = run(ROUND_MAX, () -> new Posting(server, collectorRequest()));
                server.child().awaitIdle();
                syslog[round] = overSyslog(ROUND_MAX, server, port);
                settings.say(
                        "native %.0f/s, event collector %.0f/s, syslog %.0f/s"
                                .formatted(ours[round], collector[round], syslog[round]));
            }
        }
        double beside = Percentiles.median(ours);
        figures.put("hec_ratio", Percentiles.median(collector) / beside)
                .put("syslog_ratio", Percentiles.median(syslog) / beside)
                .put("native_per_s", beside)
                .put("hec_per_s", Percentiles.median(collector))
                .put("syslog_per_s", Percentiles.median(syslog));
        Folders.delete(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private double run(Duration most, Stretch.Senders senders)
            throws IOException, InterruptedException {
        return new Stretch(BATCH, SENDERS, settings.events(), most).run(senders, ids);
    }

    // Syslog has no answer: it is over once the server says that it has them all.
    private double overSyslog(Duration most, ServerProcess server, int port)
            throws IOException, InterruptedException {
        long before = messages(server);
        long first = ids.get();
        long start = System.nanoTime();
        double _ = run(most, () -> new Forwarding(port));
        long sent = ids.get() - first;
        while (messages(server) < before + sent) {
            Thread.sleep(5);
        }
        return sent * 1e9 / (System.nanoTime() - start);
    }

    // Asked over a connection of its own: one that is idle for a while is closed.
    private static long messages(ServerProcess server) throws IOException {
        try (HttpConnection local = server.connectLocally()) {
            Matcher found = MESSAGES.matcher(local.get("/metrics").good().text());
            if (!found.find()) {
                throw new IOException("the server does not count syslog messages");
            }
            return (long) Double.parseDouble(found.group(1));
        }
    }

    /// A request that is stamped and sent again and again.
    private record Request(Lines lines, byte[] bytes) {}

    private static Request nativeRequest() {
        Lines lines = new Lines(BATCH, CLOCK.millis());
        return new Request(lines, ServerProcess.delivery("github:bench", lines.bytes()));
    }

    private static Request collectorRequest() {
        Lines lines = new Lines(BATCH, CLOCK.millis(), "{\"event\":", "}");
        return new Request(
                lines,
                HttpConnection.request(
                        "POST /services/collector/event",
                        "Authorization: Splunk " + ServerProcess.TOKEN + "\r\n",
                        lines.bytes()));
    }

    /// Posts and waits for the 200.
    private static final class Posting implements Stretch.Sender {
        private final HttpConnection connection;
        private final Request request;

        Posting(ServerProcess server, Request request) throws IOException {
            this.connection = server.connect();
            this.request = request;
        }

        @Override
        public void send(long firstId) throws IOException {
            byte[] bytes = request.bytes();
            request.lines().stamp(firstId, bytes, bytes.length - request.lines().bytes().length);
            connection.send(bytes).good();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /// Writes as fast as it is read.
    private static final class Forwarding implements Stretch.Sender {
        private final Socket socket;
        private final Lines lines =
                new Lines(BATCH, CLOCK.millis(), "<134>1 - ghe github - - - ", "\n");

        Forwarding(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public void send(long firstId) throws IOException {
            lines.stamp(firstId, lines.bytes(), 0);
            socket.getOutputStream().write(lines.bytes());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
