package dev.gatehouse.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.PolledChannel;
import dev.gatehouse.intake.Polls;
import dev.gatehouse.intake.Secret;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// How much of a core goes into asking fifty tools that have nothing new, over two passes of all.
/// The tool that is asked runs in the same process, so its work is counted, too: read it as an
/// upper bound.
final class IdlePolling {
    private static final int SOURCES = 50;
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration MEASURED = Polls.PASS_SECONDS.multipliedBy(2);
    private static final Set<String> HERE = Set.of("127.0.0.1");
    private static final byte[] NOTHING = "[]".getBytes(StandardCharsets.UTF_8);

    private final BenchSettings settings;
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    IdlePolling(BenchSettings settings) {
        this.settings = settings;
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        Path folder = settings.fresh("polling");
        AtomicLong asked = new AtomicLong();
        HttpServer tool = tool(asked);
        try (Recorder recorder = Recorder.open(RecorderSettings.of(folder, "bench"));
                OutboundClient client = new OutboundClient(new OutboundPolicy(HERE, HERE));
                Polls polls = new Polls(recorder, client, InstantSource.system(), () -> false)) {
            follow(polls, recorder, "http://127.0.0.1:" + tool.getAddress().getPort());
            settings.say("fifty sources are asked; measuring for " + MEASURED.toSeconds() + " s");
            Thread.sleep(FIRST);
            long before = asked.get();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            Thread.sleep(MEASURED);
            double share = (system.getProcessCpuTime() - cpu) * 100.0 / (System.nanoTime() - start);
            figures.put("idle_core_percent", share)
                    .put("idle_requests", (double) (asked.get() - before));
        } finally {
            tool.stop(0);
        }
        Folders.delete(folder);
    }

    private static HttpServer tool(AtomicLong asked) throws IOException {
        HttpServer tool =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SOURCES);
        tool.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, NOTHING.length);
                    exchange.getResponseBody().write(NOTHING);
                    exchange.close();
                });
        tool.start();
        return tool;
    }

    private void follow(Polls polls, Recorder recorder, String url) {
        Tool github = Tools.load(settings.tools()).tool("github");
        for (int i = 1; i <= SOURCES; i++) {
            Source source = new Source(i, new SourceName("github", "org" + i), "org" + i, github);
            polls.poll(
                    new PolledChannel(
                            source,
                            github.channel("rest").orElseThrow(),
                            Map.of("api", url, "organization", "org" + i),
                            new Secret("bench-token".getBytes(StandardCharsets.UTF_8)),
                            InstantSource.system().instant(),
                            Reader.of(source, new Redactor(recorder.key()), recorder.key())));
        }
    }
}
