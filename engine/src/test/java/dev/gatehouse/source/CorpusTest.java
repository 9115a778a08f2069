package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Events that tools really wrote: at least 97 of 100 audit lines are understood by name, the rest
/// are ignored with a reason, nothing is unreadable. `corpus-index.yaml` says which lines are audit
/// lines; files with fewer than twenty are counted, but the fixtures are their measure.
final class CorpusTest {
    private static final double MAPPED_SHARE_MIN = 0.97;
    private static final int LINES_TO_MEASURE_MIN = 20;
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    /// One file of the corpus and which of its lines are not audit lines; or a folder whose files
    /// are one piece each, in the order of their names.
    private record Indexed(
            String tool, Path file, String member, Set<Integer> other, boolean none) {
        List<byte[]> pieces() throws IOException {
            if (Files.isRegularFile(file)) {
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
            }
            List<byte[]> documents = new ArrayList<>();
            for (Path document : documents()) {
                documents.add(Files.readAllBytes(document));
            }
            return documents;
        }

        List<Path> documents() throws IOException {
            try (Stream<Path> files = Files.walk(file)) {
                return files.filter(each -> each.toString().endsWith(".json")).sorted().toList();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> nearlyEveryRecordedAuditLineIsUnderstood() throws IOException {
        Path corpus = Path.of(System.getProperty("gatehouse.shared"), "corpus");
        Assumptions.assumeTrue(
                Files.isDirectory(corpus), "recorded events are missing: no folder " + corpus);
        Tools tools = Tools.load(Readers.SOURCES);
        return index(corpus).stream()
                .map(indexed ->
                        DynamicTest.dynamicTest(
                                corpus.relativize(indexed.file()).toString(),
                                () -> check(tools, indexed)));
    }

    private static List<Indexed> index(Path corpus) {
        Path file = Readers.ROOT.resolve("engine/src/test/resources/dev/gatehouse/source");
        List<Indexed> files = new ArrayList<>();
        for (Yaml each :
                YamlFile.read(file, file.resolve("corpus-index.yaml")).get("files").list()) {
            Yaml.Mapping one = each.mapping().only("tool", "file", "member", "other", "why");
            String other = one.text("other", "");
            Path found = corpus.resolve(one.get("file").text());
            files.add(
                    new Indexed(
                            one.get("tool").text(),
                            found,
                            one.text("member", ""),
                            numbers(other),
                            other.equals("all")));
        }
        return files;
    }

    // `3, 7-9` is lines 3, 7, 8 and 9.
    private static Set<Integer> numbers(String written) {
        Set<Integer> numbers = new HashSet<>();
        if (written.isEmpty() || written.equals("all")) {
            return numbers;
        }
        for (String range : written.split(", *", -1)) {
            String[] ends = range.split("-", -1);
            int to = Integer.parseInt(ends[ends.length - 1]);
            for (int line = Integer.parseInt(ends[0]); line <= to; line++) {
                numbers.add(line);
            }
        }
        return numbers;
    }

    private static void check(Tools tools, Indexed indexed) throws IOException {
        SourceMap map =
                new SourceMap(Readers.of(tools.tool(indexed.tool())), RECEIVED, indexed.member());
        int mapped = 0;
        int ignored = 0;
        List<String> missed = new ArrayList<>();
        int audit = 0;
        for (byte[] piece : indexed.pieces()) {
            SourceMap.Line line = map.next(piece);
            if (indexed.none() || indexed.other().contains((int) line.number())) {
                assertThat(line.result())
                        .as("line %d is no audit line", line.number())
                        .isNotEqualTo("mapped");
                continue;
            }
            audit++;
            switch (line.result()) {
                case "mapped" -> mapped++;
                case "ignored" -> ignored++;
                default ->
                        missed.add(
                                line.number()
                                        + " "
                                        + line.result()
                                        + " "
                                        + line.events().getFirst().deed().action());
            }
        }
        System.out.printf(
                "%s: %d audit lines, %d mapped, %d ignored, %d missed%n",
                indexed.file().getFileName(), audit, mapped, ignored, missed.size());
        if (audit >= LINES_TO_MEASURE_MIN) {
            assertThat((double) mapped / audit)
                    .as("mapped of %d; missed: %s", audit, missed)
                    .isGreaterThanOrEqualTo(MAPPED_SHARE_MIN);
            assertThat((double) ignored / audit).isLessThanOrEqualTo(1 - MAPPED_SHARE_MIN);
        }
    }
}
