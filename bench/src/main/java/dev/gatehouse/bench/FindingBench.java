package dev.gatehouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long after it was handed over an attack is in front of whoever looks: a finding on the live
/// stream, while 5 000 events a second come in beside it. Sender and reader share one clock. Only
/// what is certain is raised of a source this young.
final class FindingBench {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /// Each detection raises a hundred an hour at most.
    private static final List<String> ATTACKS =
            List.of("org.disable_two_factor_requirement", "org.disable_saml");

    private static final Pattern PLANTED = Pattern.compile("planted-([0-9]{4})");

    private final BenchSettings settings;
    private final int attacks = (int) (LENGTH.toMillis() / EVERY.toMillis());
    private final AtomicLongArray sentNanos = new AtomicLongArray(attacks);
    private final Percentiles seen = new Percentiles();
    private volatile boolean done;

    FindingBench(BenchSettings settings) {
        this.settings = settings;
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        settings.say("attacks among 5 000 events a second, on the stream of findings");
        try (ServerProcess server = ServerProcess.start(settings, settings.fresh("finding"));
                HttpConnection forFindings = server.connectLocally()) {
            server.addSource("github", "bench");
            Thread reading = Thread.ofPlatform().daemon().start(() -> read(forFindings));
            Thread attacking = Thread.ofPlatform().daemon().start(() -> attack(server));
            double behind = Traffic.send(server, Traffic.WARM.plus(LENGTH), (batch, nanos) -> {});
            attacking.join();
            Thread.sleep(SETTLE);
            done = true;
            figures.put("finding_p50_ms", seen.millis(0.5))
                    .put("finding_p99_ms", seen.millis(0.99))
                    .put("finding_missed", (double) attacks - seen.count())
                    .put("finding_sender_behind_max_ms", behind);
            reading.interrupt();
        }
    }

    private void attack(ServerProcess server) {
        long start = System.nanoTime() + Traffic.WARM.toNanos();
        await(start);
        // Opened only now: the server closes a connection nobody uses for as long as it warms.
        try (HttpConnection connection = server.connect()) {
            for (int i = 0; i < attacks; i++) {
                await(start + i * EVERY.toNanos());
                sentNanos.set(i, System.nanoTime());
                connection.send(ServerProcess.delivery(Traffic.SOURCE, line(i))).good();
            }
        } catch (IOException problem) {
            settings.say("the attacks broke: " + problem);
        }
    }

    private static void await(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    // Each on an organisation of its own, or it would be the same finding again.
    private static byte[] line(int number) {
        return "{\"@timestamp\":%d,\"action\":\"%s\",\"actor\":\"dana.k\",\"actor_id\":583231,\"org\":\"planted-%04d\",\"_document_id\":\"attack-%d\"}\n"
                .formatted(
                        InstantSource.system().millis(),
                        ATTACKS.get(number % ATTACKS.size()),
                        number,
                        number)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void read(HttpConnection connection) {
        boolean[] known = new boolean[attacks];
        try (BufferedReader frames =
                new BufferedReader(
                        new InputStreamReader(
                                connection.stream("/api/v1/findings/live"),
                                StandardCharsets.UTF_8))) {
            for (String line = frames.readLine(); line != null; line = frames.readLine()) {
                Matcher planted = PLANTED.matcher(line);
                if (line.startsWith("data:") && planted.find()) {
                    int number = Integer.parseInt(planted.group(1));
                    if (!known[number]) {
                        known[number] = true;
                        seen.add(System.nanoTime() - sentNanos.get(number));
                    }
                }
            }
        } catch (IOException closed) {
            if (!done) {
                settings.say("the stream of findings broke: " + closed);
            }
        }
    }
}
