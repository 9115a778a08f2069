package dev.gatehouse.bench;

import dev.gatehouse.record.DataDirectory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Events a second through everything there is, authenticated delivery to searchable event, against
/// OpenSearch that is only sent the finished events; what each keeps on disk; and how long after
/// its delivery an event is seen at 5 000 a second.
final class PipelineBench {
    private final BenchSettings settings;

    PipelineBench(BenchSettings settings) {
        this.settings = settings;
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        Path folder = settings.fresh("pipeline");
        List<Payloads> payloads = Payloads.write(settings, folder);
        PeerBulk peer = new PeerBulk(settings);
        Path bulk = folder.resolve("bulk.ndjson");
        settings.say("reading the payloads for OpenSearch");
        peer.write(payloads, bulk);
        Figures stages = stages(payloads);
        double ours = ours(folder.resolve("data"), payloads, peer);
        double bytes = keptBytes(folder.resolve("data"));
        try (OpenSearch openSearch = OpenSearch.start(settings)) {
            settings.say("loading OpenSearch");
            double theirs = openSearch.load(bulk, peer.documents());
            double theirBytes = openSearch.bytes();
            settings.say("OpenSearch: %.0f/s".formatted(theirs));
            figures.put("events_per_s", ours)
                    .put("opensearch_events_per_s", theirs)
                    .put("ratio", ours / theirs)
                    .put("bytes_ratio", bytes / theirBytes)
                    .put("bytes_per_event", bytes / peer.documents())
                    .put("opensearch_bytes_per_event", theirBytes / peer.documents())
                    .put("opensearch_cpu_s", openSearch.child().cpu().toMillis() / 1e3);
        }
        figures.put("payload_bytes_per_event", payloadBytes(payloads) / peer.documents())
                .put("events", (double) peer.documents())
                .put("pieces", (double) peer.pieces())
                .put("not_mapped", (double) peer.notMapped());
        Folders.delete(folder);
        settings.say("so far " + figures.json() + " stages " + stages.json());
        new VisibleBench(settings).measure(figures);
        return figures.putAll("stages", stages);
    }

    private Figures stages(List<Payloads> payloads) throws IOException, InterruptedException {
        Figures stages = new Figures();
        new MapBench(settings).measure(payloads, stages);
        settings.say("each stage alone");
        new Stages(settings).measure(payloads.getFirst(), stages);
        return stages;
    }

    private double ours(Path data, List<Payloads> payloads, PeerBulk peer)
            throws IOException, InterruptedException {
        settings.say("the whole pipeline");
        try (LoadedRooms rooms = LoadedRooms.open(settings, data)) {
            long start = System.nanoTime();
            long pieces = rooms.push(payloads);
            double taken = (System.nanoTime() - start) / 1e9;
            rooms.awaitViews();
            double seconds = (System.nanoTime() - start) / 1e9;
            settings.say(
                    "%d pieces durable after %.1f s, searchable after %.1f s"
                            .formatted(pieces, taken, seconds));
            if (pieces != peer.pieces()) {
                throw new IOException(
                        "took "
                                + pieces
                                + " of "
                                + peer.pieces()
                                + " pieces: some are repetitions");
            }
            // As the peer's, its segments are weighed once nothing is merged any more.
            Idle.await(() -> Duration.ofNanos((long) (cpuSeconds() * 1e9)));
            return peer.documents() / seconds;
        }
    }

    /// Bytes of journal and index. Left out is the journal's log: everything is sealed by now, and
    /// what remains of it is one segment of zeros made ahead, as large for any number of events.
    private static double keptBytes(Path data) throws IOException {
        DataDirectory directory = new DataDirectory(data);
        return Folders.bytes(directory.journal())
                - Folders.bytes(directory.journal().resolve("wal"))
                + Folders.bytes(directory.views().resolve("events"));
    }

    private static double payloadBytes(List<Payloads> payloads) throws IOException {
        double bytes = 0;
        for (Payloads one : payloads) {
            bytes += one.bytes();
        }
        return bytes;
    }

    /// Seconds of processor time this process has used.
    static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
