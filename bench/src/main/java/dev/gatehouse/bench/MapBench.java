package dev.gatehouse.bench;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// What reading a piece with its tool's mapping costs: pieces that one core reads in a second of
/// its processor's time, so that other work on the machine hardly shows; and bytes of memory asked
/// for. The best round counts: what comes before is the JVM learning.
final class MapBench {
    private static final int PIECES_MAX = 50_000;
    private static final int ROUNDS = 8;

    private final BenchSettings settings;
    private final Tools tools;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    MapBench(BenchSettings settings) {
        this.settings = settings;
        this.tools = Tools.load(settings.tools());
    }

    Figures run() throws IOException, InterruptedException {
        Path folder = settings.fresh("map");
        Figures figures = new Figures();
        measure(Payloads.write(settings, folder), figures);
        Folders.delete(folder);
        return figures;
    }

    void measure(List<Payloads> payloads, Figures figures) throws IOException {
        for (Payloads one : payloads) {
            measure(one, figures);
        }
    }

    private void measure(Payloads payloads, Figures figures) throws IOException {
        List<byte[]> lines;
        try (LineFile file = new LineFile(payloads.file())) {
            lines = PayloadReader.lines(file, PIECES_MAX);
        }
        PayloadReader reader = PayloadReader.of(payloads, tools, key);
        double best = 0;
        double bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            for (byte[] line : lines) {
                reader.read(line, 0);
            }
            long nanos = threads.getCurrentThreadCpuTime() - start;
            bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) lines.size();
            best = Math.max(best, lines.size() * 1e9 / nanos);
        }
        String tool = payloads.source().substring(0, payloads.source().indexOf(':'));
        settings.say("%s: %.0f/s on one core".formatted(tool, best));
        figures.put("map_" + tool + "_one_core", best)
                .put("map_" + tool + "_allocated_bytes", bytes);
    }
}
