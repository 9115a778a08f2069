package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every fixture of every tool's folder reads as its golden file says. `-Dgolden=write` writes the
/// golden files anew; read the difference before keeping it.
final class SourceFoldersTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final int FIXTURES_MIN = 8;

    @TestFactory
    Stream<DynamicTest> everyFixtureReadsAsItsGoldenFileSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Tool tool : Tools.load(Readers.SOURCES).all()) {
            Path fixtures = Readers.SOURCES.resolve(tool.name()).resolve("fixtures");
            List<Path> inputs = inputs(fixtures);
            tests.add(
                    DynamicTest.dynamicTest(
                            tool.name() + " has enough fixtures",
                            () -> assertThat(inputs).hasSizeGreaterThanOrEqualTo(FIXTURES_MIN)));
            inputs.forEach(input ->
                    tests.add(
                            DynamicTest.dynamicTest(
                                    tool.name() + "/" + input.getFileName(),
                                    () -> check(tool, input))));
        }
        return tests.stream();
    }

    private static List<Path> inputs(Path fixtures) throws IOException {
        try (Stream<Path> files = Files.list(fixtures)) {
            return files.filter(file -> file.getFileName().toString().contains(".in."))
                    .sorted()
                    .toList();
        }
    }

    /// `name.in.json` is one piece, `name.in.log` one a line.
    private static void check(Tool tool, Path input) throws IOException {
        SourceMap map = new SourceMap(Readers.of(tool), RECEIVED, "");
        byte[] bytes = Files.readAllBytes(input);
        String read =
                input.toString().endsWith(".json")
                        ? CanonicalJson.text(map.next(bytes).json())
                        : new String(bytes, StandardCharsets.UTF_8)
                                .lines()
                                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                                .map(line -> CanonicalJson.text(map.next(line).json()))
                                .collect(Collectors.joining("\n"));
        String fileName = input.getFileName().toString();
        Path golden =
                input.resolveSibling(
                        fileName.substring(0, fileName.indexOf(".in.")) + ".events.jsonl");
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(golden, read + "\n");
        }
        assertThat(read + "\n").isEqualTo(Files.readString(golden));
    }
}
