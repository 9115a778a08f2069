package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bytes of `docs/spec/golden/journal`, which every later program must read and this one must
/// write.
///
/// `-Dgatehouse.golden=write` writes them, for a format that does not exist yet.
class GoldenTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("gatehouse.root", ".."), "docs/spec/golden/journal");

    @TempDir Path data;

    /// Randomness that counts: 0, 1, 2, …
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private byte next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = next++;
            }
        }
    }

    @Test
    void aFrameIsWrittenAndReadAsSpecified() throws IOException {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] payload = "{\"action\":\"repo.create\"}".getBytes(StandardCharsets.UTF_8);
        byte[] commitment = Entry.commitment(Merkle.sha256(), salt, 0, payload);
        Entry entry = new Entry(2, 1_767_225_600_000_000L, 7, payload.length, commitment);
        byte[] golden = hex("frame.hex");
        assertThat(new Frame(41, entry, salt, payload).encoded()).isEqualTo(golden);
        ByteBuffer bytes = ByteBuffer.wrap(golden);
        assertThat(Frame.isWhole(bytes, 0)).isTrue();
        Frame read = Frame.parse(bytes);
        assertThat(read.position()).isEqualTo(41);
        assertThat(read.entry().bytes()).isEqualTo(entry.bytes());
        assertThat(read.salt()).isEqualTo(salt);
        assertThat(read.payload()).isEqualTo(payload);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void aSmallJournalHasExactlyTheseFiles() throws IOException {
        JournalKeys keys =
                JournalKeys.loadOrCreate(data.resolve("installation/keys"), new Counting());
        JournalSettings settings =
                new JournalSettings(
                        keys.origin("default"),
                        keys,
                        List.of(Codec.NONE),
                        Disk.local(),
                        Fixture.CLOCK);
        Path made = data.resolve("tenants/default/journal");
        try (Journal journal = JournalOpening.open(made, settings, Fixture.BY_HAND)) {
            journal.append(List.of(leaf("first"), leaf("second"), leaf("third")));
            journal.erase(Fixture.erasure(1));
            journal.append(List.of(leaf("in the log")));
        }
        Path golden = GOLDEN.resolve("small");
        if ("write".equals(System.getProperty("gatehouse.golden"))) {
            Fixture.copy(made, golden);
        }
        assertThat(files(made)).isEqualTo(files(golden));
        VerifierSettings verifier =
                VerifierSettings.forJournal(golden, List.of(Codec.NONE))
                        .withWrappingKey(
                                data.resolve("installation/keys")
                                        .resolve(JournalKeys.WRAPPING_FILE));
        Verification found = Verifier.verify(golden, verifier);
        assertThat(found.problems()).isEmpty();
        assertThat(found.counts()).isEqualTo(new Verification.Counts(5, 4, 1, 0, 0));
    }

    private static Leaf leaf(String text) {
        return new Leaf(2, 1_767_225_600_000_000L, 7, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) > 0) {
                    files.put(
                            directory.relativize(file).toString(),
                            HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    /// Hex digits, with what stands behind a `#` left out.
    private static byte[] hex(String name) throws IOException {
        String digits =
                Files.readAllLines(GOLDEN.resolve(name)).stream()
                        .map(line -> line.replaceAll("#.*|\\s", ""))
                        .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }
}
