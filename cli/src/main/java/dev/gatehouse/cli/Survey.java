package dev.gatehouse.cli;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.SourceMap;
import dev.gatehouse.source.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How much of a folder of recorded events one tool's mapping understands. Which lines are audit or
/// access lines follows from the mapping alone, as [SourceMap.Line#isAudit] says; what is none is
/// counted apart, never left out. Files that end in `.json` are one piece each; those that end in
/// `.ndjson`, `.jsonl`, `.log` or `.txt` hold one a line. Of recorded lines that hold what the tool
/// wrote in a member of their own, such as `event` or `raw`, that member is taken where more is
/// understood by it.
final class Survey {
    /// Lines read to find out which member to take.
    static final int TRIED_LINES = 200;

    private static final List<String> MEMBERS = List.of("", "event", "raw");
    private static final List<String> LINES = List.of(".ndjson", ".jsonl", ".log", ".txt");
    private static final String WHOLE = ".json";

    private final Tool tool;
    private final Instant now;
    private final InstallationKey key = InstallationKey.fresh(new SecureRandom());
    private final Map<String, Long> results = new TreeMap<>();
    private long events;
    private long other;

    Survey(Tool tool, Instant now) {
        this.tool = tool;
        this.now = now;
    }

    /// Reads every file below a folder.
    void read(Path folder) throws IOException {
        for (Path file : files(folder)) {
            if (file.toString().endsWith(WHOLE)) {
                count(map("").next(Files.readAllBytes(file)));
            } else {
                SourceMap map = map(member(file));
                each(file, Long.MAX_VALUE, line -> count(map.next(line)));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(WHOLE)
                                    || LINES.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private String member(Path file) throws IOException {
        Map<String, Long> mapped = new TreeMap<>();
        for (String member : MEMBERS) {
            SourceMap map = map(member);
            each(
                    file,
                    TRIED_LINES,
                    line -> mapped.merge(member, isMapped(map.next(line)) ? 1L : 0L, Long::sum));
        }
        // The line as it stands where nothing speaks for a member.
        return MEMBERS.stream()
                .max(
                        Comparator.comparingLong((String member) -> mapped.getOrDefault(member, 0L))
                                .thenComparing(
                                        Comparator.comparingInt(MEMBERS::indexOf).reversed()))
                .orElse("");
    }

    private static boolean isMapped(SourceMap.Line line) {
        return line.result().equals("mapped");
    }

    private static void each(Path file, long most, Lines.Taker taker) throws IOException {
        long[] count = {0};
        try (Lines lines = new Lines(file.toString())) {
            lines.each(line -> {
                if (count[0]++ < most && line.length > 0) {
                    taker.take(line);
                }
            });
        }
    }

    private SourceMap map(String member) {
        Source source = new Source(0, new SourceName(tool.name(), "default"), "default", tool);
        return new SourceMap(Reader.of(source, new Redactor(key), key), now, member);
    }

    private void count(SourceMap.Line line) {
        if (line.isAudit()) {
            events++;
            results.merge(line.result(), 1L, Long::sum);
        } else {
            other++;
        }
    }

    /// Audit and access lines.
    long events() {
        return events;
    }

    /// Lines that are none, as far as the mapping can tell.
    long other() {
        return other;
    }

    /// The share of the audit and access lines that were read so, 0 to 1; 0 where there are none.
    double share(String result) {
        return events == 0 ? 0 : (double) results.getOrDefault(result, 0L) / events;
    }
}
