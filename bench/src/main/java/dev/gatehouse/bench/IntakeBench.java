package dev.gatehouse.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How many events a second are acknowledged as durable, as a share of what a bare loop of append
/// and fdatasync over the same bytes does on the same disk: over HTTP with a bearer token into a
/// real server, and appended in process. Bare and ours take turns; medians of the rounds count.
final class IntakeBench {
    private static final int ROUNDS = 5;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final InstantSource CLOCK = InstantSource.system();

    private final BenchSettings settings;
    private final AtomicLong ids = new AtomicLong(1);
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    IntakeBench(BenchSettings settings) {
        this.settings = settings;
    }

    /// The batch sizes of the law, each with the senders that keep it busy.
    private List<Stretch> stretches() {
        long events = Math.max(1, settings.events() / ROUNDS);
        return List.of(
                new Stretch(1, 64, events, LENGTH),
                new Stretch(16, 16, events, LENGTH),
                new Stretch(256, 4, events, LENGTH));
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        Path folder = settings.fresh("intake");
        try (ServerProcess server = ServerProcess.start(settings, folder)) {
            server.addSource("github", "bench");
            settings.say("warming up");
            new Stretch(16, 16, Long.MAX_VALUE, WARM).run(() -> new OverHttp(server, 16), ids);
            for (Stretch stretch : stretches()) {
                overHttp(server, stretch, figures);
            }
        }
        Figures inProcess = new Figures();
        for (Stretch stretch : stretches()) {
            inProcess(stretch, inProcess);
        }
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
            bare[round] = bare(stretch);
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

    private void inProcess(Stretch stretch, Figures figures)
            throws IOException, InterruptedException {
        Path folder = settings.fresh("append");
        JournalKeys keys = JournalKeys.loadOrCreate(folder.resolve("keys"), new SecureRandom());
        JournalSettings opened =
                new JournalSettings(
                        keys.origin("default"), keys, Recorder.codecs(), Disk.local(), CLOCK);
        double[] bare = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        try (Journal journal = Journal.open(folder.resolve("journal"), opened)) {
            for (int round = 0; round < ROUNDS; round++) {
                bare[round] = bare(stretch);
                ours[round] = stretch.run(() -> new InProcess(journal, stretch.batch()), ids);
                settings.say(
                        "batch %d in process: bare %.0f/s, appended %.0f/s"
                                .formatted(stretch.batch(), bare[round], ours[round]));
            }
        }
        Folders.delete(folder);
        figures.put(
                "append_ratio_" + stretch.batch(),
                Percentiles.median(ours) / Percentiles.median(bare));
    }

    /// What the disk gives: one writer, one sync a batch.
    private double bare(Stretch stretch) throws IOException, InterruptedException {
        Path file = settings.folder().resolve("bare");
        Stretch alone = new Stretch(stretch.batch(), 1, stretch.events(), stretch.length());
        return alone.run(() -> new Bare(file, stretch.batch()), ids);
    }

    /// Appends to a file and syncs.
    private static final class Bare implements Stretch.Sender {
        private final FileChannel file;
        private final Lines lines;
        private final ByteBuffer bytes;

        Bare(Path path, int batch) throws IOException {
            file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            lines = new Lines(batch, CLOCK.millis());
            bytes = ByteBuffer.allocateDirect(lines.bytes().length);
        }

        @Override
        public void send(long firstId) throws IOException {
            lines.stamp(firstId, lines.bytes(), 0);
            bytes.clear().put(lines.bytes()).flip();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
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

    /// Appends to a journal.
    private static final class InProcess implements Stretch.Sender {
        private final Journal journal;
        private final Lines lines;
        private final int batch;

        InProcess(Journal journal, int batch) {
            this.journal = journal;
            this.batch = batch;
            this.lines = new Lines(batch, CLOCK.millis());
        }

        @Override
        public void send(long firstId) {
            lines.stamp(firstId, lines.bytes(), 0);
            Instant now = CLOCK.instant();
            long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
            List<Leaf> leaves = new ArrayList<>(batch);
            for (int i = 0; i < batch; i++) {
                byte[] payload = new byte[Lines.LINE_BYTES];
                System.arraycopy(lines.bytes(), i * Lines.LINE_BYTES, payload, 0, payload.length);
                leaves.add(new Leaf(2, micros, 1, payload));
            }
            journal.append(leaves);
        }
    }
}
