package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Codec;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.journal.Leaf;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The verbs that need no server, on a data directory nobody serves.
class JournalVerbsTest {

    @TempDir Path data;
    private JournalSettings settings;

    @BeforeEach
    void makeJournal() {
        JournalKeys keys =
                JournalKeys.loadOrCreate(data.resolve("installation/keys"), new SecureRandom());
        settings =
                new JournalSettings(
                        keys.origin("default"),
                        keys,
                        List.of(Codec.DEFLATE, Codec.NONE),
                        Disk.local(),
                        InstantSource.system());
        try (Journal journal = Journal.open(journal(), settings)) {
            journal.append(List.of(leaf("first"), leaf("second")));
            journal.seal();
            journal.append(List.of(leaf("third")));
        }
    }

    @Test
    void aChangedByteInAnyFileGivesAnotherExitCode() throws IOException {
        assertThat(verify()).isZero();
        try (Stream<Path> all = Files.walk(journal())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] sound = Files.readAllBytes(file);
                byte[] changed = sound.length == 0 ? new byte[1] : sound.clone();
                changed[changed.length / 2] ^= 1;
                Files.write(file, changed);
                assertThat(verify()).as("%s", file).isNotZero();
                Files.write(file, sound);
            }
        }
        assertThat(verify()).isZero();
    }

    @Test
    void aPlainExportHoldsEveryRecordForItsOwnerAlone() throws IOException {
        Path file = data.resolve("plain.ndjson");
        assertThat(run("journal", "export", "--plain", data.toString(), "-o", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .allMatch(line -> line.contains("\"state\":\"live\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("journal", "export", "--plain", data.toString(), "-o", file.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aJournalThatIsOpenIsNotExported() {
        Path file = data.resolve("plain.ndjson");
        try (Journal journal = Journal.open(journal(), settings)) {
            assertThat(journal.size()).isEqualTo(3);
            assertThat(run("journal", "export", "--plain", data.toString(), "-o", file.toString()))
                    .isEqualTo(ExitCode.UNAVAILABLE);
        }
        assertThat(file).doesNotExist();
    }

    private Path journal() {
        return data.resolve("tenants/default/journal");
    }

    private static Leaf leaf(String text) {
        return new Leaf(2, 1_000_000, 7, text.getBytes(StandardCharsets.UTF_8));
    }

    private int verify() {
        return execute(
                new CommandLine(new JournalVerifyCommand(data.resolve("memory"))), data.toString());
    }

    private static int run(String... words) {
        return execute(Main.commandLine(), words);
    }

    private static int execute(CommandLine line, String... words) {
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(new StringWriter()));
        return line.execute(words);
    }
}
