package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// How long answers take, over HTTP from a real server and from OpenSearch with the same events:
/// needles (one account, resource, address or credential, newest 50) and the counts of a screen
/// (facets and histogram over ninety days). Also how soon a server on that data is ready, and what
/// memory it holds when it has nothing to do.
final class SearchBench {
    private static final int STARTS = 3;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final BenchSettings settings;

    SearchBench(BenchSettings settings) {
        this.settings = settings;
    }

    Figures run() throws IOException, InterruptedException {
        Figures figures = new Figures();
        Path folder = settings.fresh("search");
        List<Payloads> payloads = Payloads.write(settings, folder);
        PeerBulk peer = new PeerBulk(settings);
        Path bulk = folder.resolve("bulk.ndjson");
        settings.say("reading the payloads for OpenSearch");
        peer.write(payloads, bulk);
        Path data = folder.resolve("data");
        settings.say("loading Gatehouse");
        try (LoadedRooms rooms = LoadedRooms.open(settings, data)) {
            rooms.push(payloads);
            rooms.awaitViews();
        }
        Questions questions = new Questions(peer.needles());
        figures.put("ready_ms", ready(data));
        try (ServerProcess server = ServerProcess.start(settings, data)) {
            Thread.sleep(IDLE);
            figures.put("anon_mib_after_start", server.child().anonymousMib());
            settings.say("asking Gatehouse");
            try (HttpConnection connection = server.connectLocally()) {
                questions.ask(new AskedGatehouse(connection), "", figures);
            }
            Thread.sleep(IDLE);
            figures.put("anon_mib", server.child().anonymousMib());
        }
        Folders.delete(data);
        settings.say("so far " + figures.json());
        try (OpenSearch openSearch = OpenSearch.start(settings)) {
            settings.say("loading OpenSearch");
            openSearch.load(bulk, peer.documents());
            openSearch.bytes();
            settings.say("asking OpenSearch");
            try (HttpConnection connection = openSearch.connect()) {
                questions.ask(new AskedOpenSearch(connection), "opensearch_", figures);
            }
        }
        figures.put("events", (double) peer.documents());
        Folders.delete(folder);
        return figures;
    }

    /// Milliseconds from starting the process to its first acknowledged event and answered search.
    private double ready(Path data) throws IOException, InterruptedException {
        double[] millis = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(settings, data);
                    HttpConnection sender = server.connect();
                    HttpConnection local = server.connectLocally()) {
                Lines lines = new Lines(1, InstantSource.system().millis());
                lines.stamp(Long.MAX_VALUE - i, lines.bytes(), 0);
                sender.send(ServerProcess.delivery("github:acme", lines.bytes())).good();
                local.get("/api/v1/events?limit=50").good();
                millis[i] = (System.nanoTime() - start) / 1e6;
                settings.say("ready after %.0f ms".formatted(millis[i]));
            }
        }
        return Percentiles.median(millis);
    }
}
