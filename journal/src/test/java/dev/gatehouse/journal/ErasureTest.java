package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final String CANARY = "canary-7f3a9c-of-a-person";

    @TempDir Path data;

    @Test
    void theBytesAreNowhereAndEveryProofHolds() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.openPacked(List.of(Codec.NONE))) {
            journal.append(Fixture.leaves(0, 20));
            journal.append(List.of(Fixture.leaf(CANARY)));
            journal.seal();
            SignedCheckpoint before = journal.checkpoint();
            ProofFile old = ProofFile.of(journal.prove(20, before.size()), before);
            journal.append(List.of(Fixture.leaf("and " + CANARY + " again")));
            assertThat(containsCanary()).isTrue();

            journal.erase(Fixture.erasure(20, 21));

            assertThat(containsCanary()).isFalse();
            byte[] entry = old.extra().orElseThrow();
            assertThat(old.verify(entry, journal.verifierKey()).size()).isEqualTo(21);
            SignedCheckpoint after = journal.checkpoint();
            assertThat(journal.prove(20, after.size()).entry()).isEqualTo(entry);
            assertThat(journal.prove(20, after.size()).holdsIn(after)).isTrue();
        }
        Verification found =
                Verifier.verify(
                        fixture.directory(),
                        VerifierSettings.forJournal(fixture.directory(), List.of(Codec.NONE)));
        assertThat(found.problems()).isEmpty();
        assertThat(found.counts().erased()).isEqualTo(2);
        assertThat(found.counts().live()).isEqualTo(21);
    }

    /// A129: without the salt even a known payload cannot be matched with its entry.
    @Test
    void theSaltIsGoneToo() throws IOException {
        Fixture fixture = new Fixture(data);
        byte[] salt;
        try (Journal journal = fixture.openPacked(List.of(Codec.NONE))) {
            journal.append(List.of(Fixture.leaf(CANARY)));
            Path wal = fixture.directory().resolve(Wal.DIRECTORY).resolve(WalSegment.fileName(0));
            Frame frame = new WalScanner(Disk.local(), wal).next();
            salt = frame == null ? new byte[0] : frame.salt();
            assertThat(salt).hasSize(Entry.SALT_BYTES);
            journal.erase(Fixture.erasure(0));
        }
        assertThat(contains(salt)).isFalse();
    }

    @Test
    void anOrderWrittenDownIsCarriedOutOnOpening() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(List.of(Fixture.leaf(CANARY), Fixture.leaf("kept")));
        }
        Eraser.Order order = new Eraser.Order(2, Fixture.erasure(0));
        try {
            new DurableFiles(Disk.local())
                    .replace(fixture.directory().resolve(Eraser.FILE), Eraser.encode(order));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < 2; i++) {
            try (Journal journal = fixture.open()) {
                assertThat(journal.size()).isEqualTo(3);
                assertThat(journal.read(0)).isInstanceOf(Stored.Erased.class);
                assertThat(Fixture.text(journal.read(1))).isEqualTo("kept");
                assertThat(Fixture.text(journal.read(2))).isEqualTo("{\"positions\":[0]}");
            }
        }
    }

    @Test
    void onlyRecordsThatExistCanBeErased() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 2));
            Erasure beyond = Fixture.erasure(2);
            assertThatThrownBy(() -> journal.erase(beyond))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(journal.size()).isEqualTo(2);
        }
    }

    private boolean containsCanary() throws IOException {
        return contains(CANARY.getBytes(StandardCharsets.UTF_8));
    }

    /// Looks through every file, and through every block opened.
    private boolean contains(byte[] wanted) throws IOException {
        Fixture fixture = new Fixture(data);
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readAllBytes(file));
                if (BlockFile.firstOf(file) >= 0) {
                    BlockFile blocks = BlockFile.load(Disk.local(), file, BlockFile.firstOf(file));
                    for (int i = 0; i < blocks.headers().size(); i++) {
                        Block block =
                                Block.decode(
                                        blocks.read(Disk.local(), i),
                                        Codec.NONE,
                                        fixture.keys().wrapping());
                        block.records()
                                .forEach(item -> {
                                    contents.add(item.payload());
                                    contents.add(item.salt());
                                });
                    }
                }
            }
        }
        return contents.stream().anyMatch(bytes -> indexOf(bytes, wanted) >= 0);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
