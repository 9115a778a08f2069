package dev.gatehouse.bench;

import com.sun.management.ThreadMXBean;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Events of each tool that one core reads in a second of its processor's time, over the recorded
/// examples in the tool's folder, read again and again. The best round counts: what comes before is
/// the JVM learning.
final class ToolSpeeds {
    private static final long ROUND_NANOS = 200_000_000L;
    private static final int ROUNDS = 8;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final BenchSettings settings;
    private final Tools tools;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    ToolSpeeds(BenchSettings settings) {
        this.settings = settings;
        this.tools = Tools.load(settings.tools());
    }

    void measure(Figures figures) throws IOException {
        Figures each = new Figures();
        String slowest = "";
        double least = Double.MAX_VALUE;
        for (Tool tool : tools.all()) {
            List<Piece> pieces = pieces(tool);
            if (pieces.isEmpty()) {
                continue;
            }
            double speed = speed(tool, pieces);
            settings.say("%s: %.0f/s on one core".formatted(tool.name(), speed));
            each.put(tool.name(), speed);
            if (speed < least) {
                slowest = tool.name();
                least = speed;
            }
        }
        figures.put("github_per_s", each.value("github"))
                .put("slowest_per_s", least)
                .put("slowest", slowest)
                .putAll("per_s", each);
    }

    private double speed(Tool tool, List<Piece> pieces) {
        Source source = new Source(1, new SourceName(tool.name(), "bench"), "bench", tool);
        Reader reader = Reader.of(source, new Redactor(key), key);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = threads.getCurrentThreadCpuTime();
            long spent = 0;
            long events = 0;
            while (spent < ROUND_NANOS) {
                for (Piece piece : pieces) {
                    events += events(reader.read(piece));
                }
                spent = threads.getCurrentThreadCpuTime() - begun;
            }
            best = Math.max(best, events * 1e9 / spent);
        }
        return best;
    }

    private static int events(Reading reading) {
        return switch (reading) {
            case Reading.Events read -> read.events().size();
            case Reading.Completes read -> read.events().size();
            case Reading.Ignored _ -> 1;
        };
    }

    private List<Piece> pieces(Tool tool) throws IOException {
        Path folder = settings.tools().resolve(tool.name()).resolve("fixtures");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(ToolSpeeds::isExample).sorted().toList()) {
                texts(Files.readString(file)).forEach(text -> pieces.add(piece(text)));
            }
        }
        return pieces;
    }

    private static boolean isExample(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".in.") && !name.startsWith("malformed");
    }

    // A file is one document, or lines.
    private static List<String> texts(String text) {
        try {
            Json.parse(text);
            return List.of(text);
        } catch (JsonProblem lines) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static Piece piece(String text) {
        return new Piece(0, "", NOW, Trust.SECRET, false, text.getBytes(StandardCharsets.UTF_8));
    }
}
