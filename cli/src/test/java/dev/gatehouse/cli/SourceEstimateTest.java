package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What a file's source would take is weighed, not guessed.
class SourceEstimateTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir Path folder;

    private record Ran(int exit, String out, String err) {
        JsonObject json() {
            return (JsonObject) Json.parse(out);
        }

        long number(String name) {
            return Long.parseLong(json().get(name).text());
        }
    }

    private Ran estimate(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("source", "estimate"));
        all.addAll(List.of(arguments));
        int exit = line.execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }

    // Two days of GitHub's audit log, each event with a text of that many random letters.
    private Path events(int count, int letters) throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = FIRST.plusSeconds(i * 172_800L / (count - 1));
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < letters; letter++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            lines.add(
                    "{\"@timestamp\":"
                            + at.toEpochMilli()
                            + ",\"_document_id\":\"e"
                            + i
                            + "\",\"action\":\"git.clone\",\"actor\":\"dana.k\",\"org\":\"acme\",\"repo\":\"acme/payments\",\"user_agent\":\""
                            + text
                            + "\"}");
        }
        return Files.write(folder.resolve("events-" + letters + ".ndjson"), lines);
    }

    private static long trials() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(one -> one.getFileName().toString().startsWith("gatehouse-estimate"))
                    .count();
        }
    }

    @Test
    void aDayAndAnEventAreWhatTheFileSays() throws IOException {
        long before = trials();
        Ran ran = estimate(events(2_000, 20).toString(), "--disk", folder.toString(), "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().get("source").text()).isEqualTo("github");
        assertThat(ran.number("events")).isEqualTo(2_000);
        assertThat(ran.number("events_per_day")).isEqualTo(1_000);
        assertThat(ran.number("bytes_per_day"))
                .isCloseTo(
                        1_000
                                * (ran.number("journal_bytes_per_event")
                                        + ran.number("index_bytes_per_event")),
                        org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(ran.number("disk_days"))
                .isEqualTo(ran.number("disk_free_bytes") / ran.number("bytes_per_day"));
        assertThat(trials()).isEqualTo(before);
    }

    // 500 random letters are 294 bytes at least, however they are packed.
    @Test
    void whatWeighsMoreIsSaidToWeighMore() throws IOException {
        Ran light = estimate(events(2_000, 20).toString(), "--json");
        Ran heavy = estimate(events(2_000, 520).toString(), "--json");
        assertThat(heavy.number("journal_bytes_per_event"))
                .isGreaterThan(light.number("journal_bytes_per_event") + 290);
    }

    @Test
    void aMomentSaysNothingAboutDays() throws IOException {
        Path file = folder.resolve("moment.ndjson");
        Files.writeString(file, Files.readAllLines(events(10, 5)).getFirst() + "\n");
        Ran ran = estimate(file.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("1 event\n", "less than an hour", "a day or more")
                .doesNotContain("  a day ");
        assertThat(estimate(file.toString(), "--json").out()).doesNotContain("per_day");
    }

    @Test
    void whatCannotBeEstimatedIsSaid() throws IOException {
        assertThat(estimate(folder.resolve("none").toString()).err()).contains("there is no file");
        Path strange = Files.writeString(folder.resolve("strange"), "nothing anybody writes\n");
        Ran ran = estimate(strange.toString());
        assertThat(ran.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--source");
        assertThat(estimate("--disk", "/no/such", strange.toString()).err()).contains("/no/such");
        assertThat(estimate("--source", "nothing", strange.toString()).err()).contains("nothing");
    }
}
