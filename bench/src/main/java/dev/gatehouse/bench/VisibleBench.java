package dev.gatehouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long after it was handed over an event is on a live tail and in search, while 5 000 a second
/// come in over HTTP into a real server. Sender, tail and search are clients of one clock.
final class VisibleBench {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration SEARCH_EVERY = Duration.ofMillis(100);
    private static final Pattern ID = Pattern.compile("\"natural_id\":\"([0-9a-f]{16})\"");

    private final BenchSettings settings;
    private final AtomicLongArray sentNanos =
            new AtomicLongArray((int) Traffic.batches(Traffic.WARM.plus(LENGTH)) + 1);
    private final Percentiles tail = new Percentiles();
    private final Percentiles search = new Percentiles();
    private volatile boolean done;

    VisibleBench(BenchSettings settings) {
        this.settings = settings;
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        settings.say("5 000 events a second on a live tail and in search");
        try (ServerProcess server = ServerProcess.start(settings, settings.fresh("visible"));
                HttpConnection forTail = server.connectLocally();
                HttpConnection forSearch = server.connectLocally()) {
            server.addSource("github", "bench");
            Thread tailing = Thread.ofPlatform().daemon().start(() -> tail(forTail));
            Thread searching = Thread.ofPlatform().daemon().start(() -> search(forSearch));
            double before = PipelineBench.cpuSeconds();
            // What waits for the connection waits in the figure too.
            double behindMillis =
                    Traffic.send(
                            server,
                            Traffic.WARM.plus(LENGTH),
                            (batch, nanos) -> sentNanos.set((int) batch, nanos));
            double client = PipelineBench.cpuSeconds() - before;
            Thread.sleep(SETTLE);
            done = true;
            searching.join();
            long expected = LENGTH.toSeconds() * Traffic.EVENTS_PER_SECOND;
            figures.put("visible_p99_ms", Math.max(tail.millis(0.99), search.millis(0.99)))
                    .put("tail_p50_ms", tail.millis(0.5))
                    .put("tail_p99_ms", tail.millis(0.99))
                    .put("tail_missed", expected - (double) tail.count())
                    .put("search_p50_ms", search.millis(0.5))
                    .put("search_p99_ms", search.millis(0.99))
                    .put("sender_behind_max_ms", behindMillis)
                    .put(
                            "visible_client_cpu_share",
                            client / Traffic.WARM.plus(LENGTH).toSeconds());
            tailing.interrupt();
        }
    }

    private boolean counts(long batch) {
        return batch >= Traffic.batches(Traffic.WARM);
    }

    private void tail(HttpConnection connection) {
        try (BufferedReader events =
                new BufferedReader(
                        new InputStreamReader(
                                connection.stream("/api/v1/events/tail"),
                                StandardCharsets.UTF_8))) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                Matcher id = ID.matcher(line);
                if (line.startsWith("data:") && id.find()) {
                    long batch = Long.parseLong(id.group(1), 16) / Traffic.BATCH - 1;
                    if (counts(batch)) {
                        tail.add(System.nanoTime() - sentNanos.get((int) batch));
                    }
                }
            }
        } catch (IOException closed) {
            if (!done) {
                settings.say("the tail broke: " + closed);
            }
        }
    }

    // Whatever is newer than the newest seen before became visible in between.
    private void search(HttpConnection connection) {
        long seen = 0;
        try {
            while (!done) {
                Matcher id = ID.matcher(connection.get("/api/v1/events?limit=1").good().text());
                long now = System.nanoTime();
                long newest = id.find() ? Long.parseLong(id.group(1), 16) / Traffic.BATCH : 0;
                for (long batch = seen; batch < newest; batch++) {
                    if (counts(batch)) {
                        search.add(now - sentNanos.get((int) batch));
                    }
                }
                seen = Math.max(seen, newest);
                Thread.sleep(SEARCH_EVERY);
            }
        } catch (IOException problem) {
            settings.say("the search broke: " + problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
