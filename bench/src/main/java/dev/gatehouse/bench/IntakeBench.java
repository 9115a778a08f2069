package dev.gatehouse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// How many events a second are acknowledged as durable, as a share of what a bare loop of append
/// and fdatasync over the same bytes does on the same disk: over HTTP with a bearer token into a
/// real server, and appended in process. Bare and ours take turns; medians of the rounds count.
final class IntakeBench {
    private static final int ROUNDS = 5;
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final InstantSource CLOCK = InstantSource.system();

    private final BenchSettings settings;
    private final AtomicLong ids = new AtomicLong(1);
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    IntakeBench(BenchSettings settings) {
        this.settings = settings;
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        Path folder = settings.fresh("intake");
        try (ServerProcess server = ServerProcess.start(settings, folder)) {
            server.addSource("github", "bench");
            settings.say("warming up");
            new Stretch(16, 16, Long.MAX_VALUE, WARM).run(() -> new OverHttp(server, 16), ids);
            for (Stretch stretch : AppendRatios.stretches(settings)) {
                overHttp(server, stretch, figures);
            }
        }
        Figures inProcess = new Figures();
        new AppendRatios(settings, ids).measure(inProcess);
        figures.putAll("in_process", inProcess);
        Folders.delete(folder);
        return figures;
    }

    private void overHttp(ServerProcess server, Stretch stretch, Figures figures)
            throws IOException, InterruptedException {
        double[] bare = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double clientNanos = 0;
        double clientEvents = 0;
        for (int round = 0; round < ROUNDS; round++) {
            server.child().awaitIdle();
            bare[round] = AppendRatios.bare(settings, stretch, ids);
            long before = system.getProcessCpuTime();
            long first = ids.get();
            ours[round] = stretch.run(() -> new OverHttp(server, stretch.batch()), ids);
            clientNanos += system.getProcessCpuTime() - before;
            clientEvents += ids.get() - first;
            settings.say(
                    "batch %d: bare %.0f/s, acknowledged %.0f/s"
                            .formatted(stretch.batch(), bare[round], ours[round]));
        }
        double ratio = Percentiles.median(ours) / Percentiles.median(bare);
        figures.put("ack_ratio_" + stretch.batch(), ratio)
                .put("bare_per_s_" + stretch.batch(), Percentiles.median(bare))
                .put("ack_per_s_" + stretch.batch(), Percentiles.median(ours))
                .put(
                        "client_cpu_us_per_event_" + stretch.batch(),
                        clientNanos / clientEvents / 1e3);
    }

    /// Posts to a source and waits for the 200.
    private static final class OverHttp implements Stretch.Sender {
        private final HttpConnection connection;
        private final Lines lines;
        private final byte[] request;
        private final int bodyAt;

        OverHttp(ServerProcess server, int batch) throws IOException {
            connection = server.connect();
            lines = new Lines(batch, CLOCK.millis());
            request = ServerProcess.delivery("github:bench", lines.bytes());
            bodyAt = request.length - lines.bytes().length;
        }

        @Override
        public void send(long firstId) throws IOException {
            lines.stamp(firstId, request, bodyAt);
            connection.send(request).good();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
