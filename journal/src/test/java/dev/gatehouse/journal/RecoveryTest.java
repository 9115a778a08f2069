package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What opening makes of a log that ends badly, and of a journal that is not the one that was
/// signed.
class RecoveryTest {

    @TempDir Path data;

    /// A crashed journal: records behind the checkpoint, nothing signed on the way out.
    private Path crashed(Fixture fixture) throws IOException {
        Path crashed = data.resolve("crashed");
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 2));
            journal.seal();
            for (int i = 2; i < 5; i++) {
                journal.append(List.of(Fixture.leaf("record " + i)));
            }
            Fixture.copy(fixture.directory(), crashed);
        }
        Files.delete(fixture.keys().lastSignedFile(fixture.settings().origin()));
        return crashed;
    }

    private Journal open(Path directory, Fixture fixture) {
        return JournalOpening.open(directory, fixture.settings(), Fixture.BY_HAND);
    }

    @Test
    void aTailCutAnywhereLosesOnlyWhatIsNotWhole() throws IOException {
        Fixture fixture = new Fixture(data);
        Path crashed = crashed(fixture);
        Path wal = crashed.resolve("wal").resolve(WalSegment.fileName(2));
        byte[] whole = Files.readAllBytes(wal);
        int frameBytes = Frame.bytes("record 2".length());
        assertThat(whole).hasSize(3 * frameBytes);
        long whatIsWhole = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(wal, Arrays.copyOf(whole, length));
            Wal recovered = Wal.open(Disk.local(), DurableFiles.parent(wal), new Wal.Known(2, 2));
            assertThat(recovered.segments().getLast().end()).isEqualTo(2 + length / frameBytes);
            assertThat(recovered.bytes()).isEqualTo((long) (length / frameBytes) * frameBytes);
            whatIsWhole += length / frameBytes;
        }
        new Tally("torn-tail", whole.length + 1, whatIsWhole, 0).note();
        Files.write(wal, Arrays.copyOf(whole, 3 * frameBytes - 1));
        try (Journal journal = open(crashed, fixture)) {
            assertThat(journal.append(List.of(Fixture.leaf("next")))).isEqualTo(4);
            assertThat(journal.read(2, 9))
                    .extracting(Fixture::text)
                    .containsExactly("record 2", "record 3", "next");
        }
    }

    @Test
    void aChangedBitIsNotATornTail() throws IOException {
        Fixture fixture = new Fixture(data);
        Path crashed = crashed(fixture);
        Path wal = crashed.resolve("wal").resolve(WalSegment.fileName(2));
        byte[] whole = Files.readAllBytes(wal);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(wal, changed);
            assertThatThrownBy(() -> open(crashed, fixture))
                    .as("byte " + at)
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                    .hasMessageContaining(wal.toString());
            assertThat(Files.readAllBytes(wal)).isEqualTo(changed);
        }
    }

    @Test
    void whatACheckpointCoversIsNeverCutOff() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 5));
        }
        Path wal = fixture.directory().resolve("wal").resolve(WalSegment.fileName(0));
        try (RandomAccessFile file = new RandomAccessFile(wal.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        assertThatThrownBy(fixture::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("record 4")
                .hasMessageContaining("Restore");
    }

    /// A120: the installation remembers what it signed, outside the journal's directory.
    @Test
    void anOlderCopyIsNotContinued() throws IOException {
        Fixture fixture = new Fixture(data);
        Path older = data.resolve("older");
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 5));
            journal.seal();
            Fixture.copy(fixture.directory(), older);
            journal.append(Fixture.leaves(5, 5));
        }
        assertThatThrownBy(() -> open(older, fixture))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ROLLED_BACK))
                .hasMessageContaining("has 5 records, but this installation signed 10");
        assertThatThrownBy(() -> open(data.resolve("empty"), fixture))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ROLLED_BACK));
    }

    /// A122: two copies of one journal; whoever signs second finds that somebody signed before.
    @Test
    void aCopyThatWentAnotherWayIsNotContinued() throws IOException {
        Fixture fixture = new Fixture(data);
        Path copy = data.resolve("copy");
        fixture.open().close();
        Fixture.copy(fixture.directory(), copy);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 5));
        }
        Path memory = fixture.keys().lastSignedFile(fixture.settings().origin());
        byte[] signed = Files.readAllBytes(memory);
        Files.delete(memory);
        try (Journal journal = open(copy, fixture)) {
            journal.append(Fixture.leaves(100, 7));
        }
        Files.write(memory, signed);
        assertThatThrownBy(() -> open(copy, fixture))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is not the journal of which this installation signed 5");
    }

    @Test
    void aCheckpointSomebodyElseWroteStopsSigning() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            Path file = fixture.directory().resolve("checkpoint");
            byte[] empty = Files.readAllBytes(file);
            journal.append(Fixture.leaves(0, 5));
            journal.seal();
            byte[] mine = Files.readAllBytes(file);
            Files.write(file, empty);
            journal.append(Fixture.leaves(5, 1));
            assertThatThrownBy(journal::seal)
                    .hasMessageContaining("not what this process signed last");
            assertThat(journal.checkpoint().size()).isEqualTo(5);
            Files.write(file, mine);
        }
    }

    @Test
    void keysOfAnotherInstallationAreRefused() {
        new Fixture(data).open().close();
        Fixture other = new Fixture(data.resolve("other"));
        JournalSettings settings = other.settings();
        assertThatThrownBy(() ->
                        JournalOpening.open(
                                new Fixture(data).directory(), settings, Fixture.BY_HAND))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CONFIGURATION))
                .hasMessageContaining("another key or origin");
    }

    @Test
    void aKeyFileOthersMayReadIsRefused() throws IOException {
        Fixture fixture = new Fixture(data);
        Path key = fixture.keysDirectory().resolve(JournalKeys.WRAPPING_FILE);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new Fixture(data))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("chmod 600 " + key);
    }
}
