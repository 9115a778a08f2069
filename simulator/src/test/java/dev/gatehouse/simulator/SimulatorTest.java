package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line: what it does, and what it says when it does not understand.
class SimulatorTest {

    @TempDir Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new Simulator(new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(Arrays.asList(arguments));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesThePeriodAskedFor() throws IOException {
        String out = directory.resolve("out").toString();
        int exit =
                run(
                        "write",
                        "--seed",
                        "7",
                        "--days",
                        "2",
                        "--until",
                        "2026-11-22T12:00:00Z",
                        "--events-per-day",
                        "400",
                        "--out",
                        out);
        assertThat(exit).isZero();
        List<String> truth = Files.readAllLines(Path.of(out, "truth.jsonl"));
        assertThat(truth).isNotEmpty().allMatch(line -> line.contains("\"at\":\"2026-11-2"));
        assertThat(truth.getLast()).contains("\"at\":\"2026-11-22T11:");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(run()).isEqualTo(64);
        assertThat(run("paint")).isEqualTo(64);
        assertThat(run("write", "--sead", "7")).isEqualTo(64);
        assertThat(run("write", "--seed", "seven", "--until", "2026-11-22T12:00:00Z"))
                .isEqualTo(64);
        assertThat(run("write", "--until", "yesterday")).isEqualTo(64);
        assertThat(run("write", "--seed", "1", "--seed", "2")).isEqualTo(64);
        assertThat(run("write", "--until")).isEqualTo(64);
        assertThat(run("live", "--rate", "fast", "--from", "2026-11-22T12:00:00Z")).isEqualTo(64);
        assertThat(run("stream", "--source", "gitea")).isEqualTo(64);
        assertThat(said())
                .contains("say write, live, stream or trial")
                .contains("unknown verb paint")
                .contains("unknown option --sead; known here: --days")
                .contains("--seed is not a whole number: seven")
                .contains("--until is not a time such as 2026-11-22T12:00:00Z: yesterday")
                .contains("--seed is given twice")
                .contains("--until needs a value")
                .contains("--rate is not a rate such as 5/s: fast")
                .contains("no source gitea; one of github");
    }

    @Test
    void saysWhenItCannotWrite() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        int exit =
                run(
                        "write",
                        "--until",
                        "2026-11-22T12:00:00Z",
                        "--days",
                        "1",
                        "--out",
                        file.toString());
        assertThat(exit).isEqualTo(69);
        assertThat(said()).contains("cannot write").contains("file");
    }

    @Test
    void streamsAsManyPayloadsAsAskedEachWithAnIdOfItsOwn() throws Exception {
        for (Tool tool : Tool.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Streaming(7, tool, 30).write(500, out);
            List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(tool == Tool.VAULT ? 1_000 : 500);
            if (tool == Tool.GITHUB) {
                assertThat(lines.stream().map(line -> line.substring(0, 70)))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
