package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another process: killed in the middle of appending, or kept out.
class ProcessTest {

    /// More of them: `./gatehouse test campaigns`.
    private static final int KILLS = Integer.getInteger("gatehouse.kills", 4);

    @TempDir Path data;

    /// Appends for ever, saying each position once it was acknowledged.
    static final class Appender {
        private Appender() {}

        public static void main(String[] arguments) {
            Fixture fixture = new Fixture(Path.of(arguments[0]));
            try (Journal journal = Journal.open(fixture.directory(), fixture.settings())) {
                Thread second = Thread.ofPlatform().daemon().start(() -> appendForEver(journal));
                appendForEver(journal);
                second.interrupt();
            } catch (JournalException e) {
                System.out.println(e.reason());
            }
        }

        private static void appendForEver(Journal journal) {
            while (!Thread.currentThread().isInterrupted()) {
                long first = journal.append(List.of(Fixture.leaf("a"), Fixture.leaf("b")));
                synchronized (System.out) {
                    System.out.println(first + 1);
                }
            }
        }
    }

    @Test
    void whatAKilledProcessAcknowledgedIsThere() throws Exception {
        Fixture fixture = new Fixture(data);
        long acknowledged = 0;
        long lost = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Process process = start();
            int wanted = kill * 150;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (said().size() < wanted && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).hasSizeGreaterThanOrEqualTo(wanted);
            long last = said().stream().mapToLong(Long::parseLong).max().orElseThrow();
            acknowledged = last + 1;
            try (Journal journal = fixture.open()) {
                lost = Math.max(lost, acknowledged - journal.size());
                if (lost > 0 || kill == KILLS) {
                    new Tally("killed-process", kill, acknowledged, lost).note();
                }
                assertThat(lost).isZero();
                assertThat(journal.read(0, Integer.MAX_VALUE)).hasSize((int) journal.size());
            }
            VerifierSettings settings =
                    VerifierSettings.forJournal(fixture.directory(), List.of(Codec.DEFLATE));
            assertThat(Verifier.verify(fixture.directory(), settings).problems()).isEmpty();
        }
    }

    @Test
    void aSecondProcessIsKeptOut() throws Exception {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            Process process = start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).containsExactly("LOCKED");
            journal.append(Fixture.leaves(0, 1));
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Appender.class.getName(), data.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(data.resolve("said").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// The lines written so far; one that was cut short does not count.
    private List<String> said() throws IOException {
        String text = Files.readString(data.resolve("said"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
