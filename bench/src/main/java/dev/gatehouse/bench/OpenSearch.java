package dev.gatehouse.bench;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// One node of OpenSearch as a child process, with one index. Its settings are the ones written
/// here and in `opensearch-index.json`: one shard without a copy, 2 GiB of heap with the rest of
/// the machine's memory left to the page cache, a bulk request acknowledged when it is on disk, and
/// visible within a second, as it is by default.
final class OpenSearch implements AutoCloseable {
    private static final int PORT = 19_200;
    private static final String HEAP = "-Xms2g -Xmx2g";
    private static final String INDEX = "/events";
    private static final int BULK_EVENTS = 2_000;
    private static final int SENDERS = 2;
    private static final long START_SECONDS_MAX = 180;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ChildProcess child;

    private OpenSearch(ChildProcess child) {
        this.child = child;
    }

    /// Starts it with an empty index.
    static OpenSearch start(BenchSettings settings) throws IOException, InterruptedException {
        Path home = OpenSearchDistribution.unpacked(settings);
        Path folder = settings.fresh("opensearch");
        Path data = Files.createDirectories(folder.resolve("data"));
        Path logs = Files.createDirectories(folder.resolve("logs"));
        OpenSearchDistribution.hand(home, data, logs);
        List<String> command = new ArrayList<>(OpenSearchDistribution.asOrdinaryUser());
        command.add(home.resolve("bin/opensearch").toString());
        command.addAll(
                List.of(
                        "-Ediscovery.type=single-node",
                        "-Ehttp.port=" + PORT,
                        "-Enetwork.host=127.0.0.1",
                        "-Epath.data=" + data,
                        "-Epath.logs=" + logs));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("OPENSEARCH_JAVA_HOME", System.getProperty("java.home", ""));
        environment.put("OPENSEARCH_JAVA_OPTS", HEAP);
        environment.put("HOME", data.toString());
        settings.say("starting OpenSearch " + OpenSearchDistribution.VERSION);
        Path log = settings.folder().resolve("opensearch.log");
        OpenSearch started = new OpenSearch(ChildProcess.start(builder, log));
        started.awaitUp(log);
        started.makeIndex();
        return started;
    }

    private void awaitUp(Path log) throws IOException, InterruptedException {
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (child.isAlive() && System.nanoTime() < give) {
            try (HttpConnection connection = connect()) {
                if (connection.get("/_cluster/health?wait_for_status=yellow").status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(LOOK);
            }
        }
        close();
        throw new IOException("OpenSearch did not start; see " + log);
    }

    private void makeIndex() throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                OpenSearch.class.getResourceAsStream("opensearch-index.json"));
                HttpConnection connection = connect()) {
            String index = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.json("PUT " + INDEX, index).good();
        }
    }

    HttpConnection connect() throws IOException {
        return HttpConnection.toPort(PORT);
    }

    ChildProcess child() {
        return child;
    }

    /// Sends a file of bulk lines and makes all of it visible.
    ///
    /// @return documents a second, until all are acknowledged and visible
    double load(Path bulk, long documents) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<IOException> problems = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        try (LineFile lines = new LineFile(bulk)) {
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(Thread.ofPlatform().start(() -> send(lines, problems)));
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
        if (!problems.isEmpty()) {
            throw new IOException("OpenSearch refused", problems.peek());
        }
        try (HttpConnection connection = connect()) {
            connection.json("POST " + INDEX + "/_refresh", "").good();
        }
        double rate = documents / ((System.nanoTime() - start) / 1e9);
        long held = count();
        if (held != documents) {
            throw new IOException("OpenSearch holds " + held + " of " + documents + " documents");
        }
        return rate;
    }

    private void send(LineFile lines, ConcurrentLinkedQueue<IOException> problems) {
        try (HttpConnection connection = connect()) {
            byte[] body = lines.next(BULK_EVENTS * 2);
            while (body.length > 0) {
                String answer =
                        connection
                                .send(
                                        HttpConnection.request(
                                                "POST " + INDEX + "/_bulk?filter_path=errors",
                                                "Content-Type: application/x-ndjson\r\n",
                                                body))
                                .good()
                                .text();
                if (!answer.contains("\"errors\":false")) {
                    throw new IOException(answer);
                }
                body = lines.next(BULK_EVENTS * 2);
            }
        } catch (IOException problem) {
            problems.add(problem);
        }
    }

    private long count() throws IOException {
        return Long.parseLong(ask("GET " + INDEX + "/_count", "").get("count").text());
    }

    /// Bytes of its index on disk, once all of it is there and nothing is merged any more; its
    /// transaction log not counted.
    double bytes() throws IOException, InterruptedException {
        ask("POST " + INDEX + "/_flush?force=true", "");
        child.awaitIdle();
        ask("POST " + INDEX + "/_flush?force=true", "");
        try (HttpConnection connection = connect()) {
            String size =
                    connection
                            .get("/_cat/indices" + INDEX + "?h=pri.store.size&bytes=b")
                            .good()
                            .text();
            return Double.parseDouble(size.strip());
        }
    }

    private JsonObject ask(String line, String body) throws IOException {
        try (HttpConnection connection = connect()) {
            return (JsonObject) Json.parse(connection.json(line, body).good().text());
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
