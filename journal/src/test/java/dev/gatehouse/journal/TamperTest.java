package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.Verification.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of file, changed in every way: the verifier notices (A118, A119, A120).
class TamperTest {

    private static final int FLIPS_A_FILE = 25;

    @TempDir Path data;
    private Fixture fixture;
    private List<Path> files;

    @BeforeEach
    void makeJournal() throws IOException {
        fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 300));
            journal.seal();
            journal.append(Fixture.leaves(300, 260));
            journal.seal();
            journal.append(Fixture.leaves(560, 20));
            journal.erase(Fixture.erasure(5));
            journal.append(Fixture.leaves(560, 20));
        }
        assertThat(verify().problems()).isEmpty();
        try (Stream<Path> all = Files.walk(fixture.directory())) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("lock"))
                            .sorted()
                            .toList();
        }
        assertThat(
                        files.stream()
                                .map(file ->
                                        fixture.directory().relativize(file).getName(0).toString()))
                .contains("wal", "blocks", "tile", "checkpoint", "key.pub");
    }

    @Test
    void anyFlippedBitIsNoticed() throws IOException {
        Random random = new Random(118);
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            for (int i = 0; i < FLIPS_A_FILE; i++) {
                byte[] changed = sound.clone();
                int at = random.nextInt(changed.length);
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertNoticed(file, "a flipped bit at byte " + at);
            }
            Files.write(file, sound);
        }
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void anyMissingShortenedOrLongerFileIsNoticed() throws IOException {
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(sound, sound.length - 1));
            assertNoticed(file, "a byte less");
            Files.write(file, Arrays.copyOf(sound, sound.length / 2));
            assertNoticed(file, "half of it");
            byte[] longer = Arrays.copyOf(sound, sound.length + 1);
            longer[sound.length] = 1;
            Files.write(file, longer);
            assertNoticed(file, "a byte more");
            Files.delete(file);
            if (!isSuperseded(file)) {
                assertNoticed(file, "deletion");
            }
            Files.write(file, sound);
        }
    }

    @Test
    void swappedFilesOfOneKindAreNoticed() throws IOException {
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                byte[] first = Files.readAllBytes(files.get(i));
                byte[] second = Files.readAllBytes(files.get(j));
                if (Arrays.equals(first, second)) {
                    continue;
                }
                Files.write(files.get(i), second);
                Files.write(files.get(j), first);
                assertNoticed(files.get(i), "a swap with " + files.get(j));
                Files.write(files.get(i), first);
                Files.write(files.get(j), second);
            }
        }
    }

    /// A118: a damaged block is not served, and the records around it still are.
    @Test
    void aDamagedBlockIsNotServed() throws IOException {
        Path blocks =
                files.stream()
                        .filter(file -> file.endsWith("0000000000000300.blocks"))
                        .findFirst()
                        .orElseThrow();
        byte[] bytes = Files.readAllBytes(blocks);
        bytes[bytes.length - 100] ^= 1;
        Files.write(blocks, bytes);
        try (Journal journal = fixture.open()) {
            assertThatThrownBy(() -> journal.read(310))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("records 300 to ")
                    .hasMessageContaining(blocks.toString());
            assertThat(journal.read(299)).isInstanceOf(Stored.Live.class);
            assertThat(journal.read(561)).isInstanceOf(Stored.Live.class);
        }
    }

    /// A119: entries swapped, repeated or dropped with every checksum made right again.
    @Test
    void framesPutInAnotherOrderAreNoticed() throws IOException {
        Path wal =
                files.stream()
                        .filter(file -> file.toString().endsWith(".wal"))
                        .findFirst()
                        .orElseThrow();
        List<Frame> frames = frames(wal);
        List<List<Frame>> rewritten = new ArrayList<>();
        List<Frame> swapped = new ArrayList<>(frames);
        swapped.set(1, frames.get(2));
        swapped.set(2, frames.get(1));
        rewritten.add(swapped);
        List<Frame> repeated = new ArrayList<>(frames);
        repeated.add(2, frames.get(1));
        rewritten.add(repeated);
        rewritten.add(frames.subList(1, frames.size()));
        for (List<Frame> list : rewritten) {
            write(wal, frames.getFirst().position(), list);
            assertNoticed(wal, "frames in another order");
        }
    }

    private static List<Frame> frames(Path wal) throws IOException {
        WalScanner scanner = new WalScanner(Disk.local(), wal);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = scanner.next(); frame != null; frame = scanner.next()) {
            frames.add(frame);
        }
        return frames;
    }

    private static void write(Path wal, long first, List<Frame> frames) throws IOException {
        try (var out = Files.newOutputStream(wal)) {
            long position = first;
            for (Frame frame : frames) {
                out.write(
                        new Frame(position++, frame.entry(), frame.salt(), frame.payload())
                                .encoded());
            }
        }
    }

    private boolean isSuperseded(Path file) {
        String name = fixture.directory().relativize(file).toString();
        if (!name.startsWith("tile")) {
            return false;
        }
        TilePath tile = TilePath.parse(name);
        long row = Tree.rowSize(Math.max(0, tile.level()), 601);
        return (tile.index() << 8) + tile.width() != row && tile.width() != TilePath.FULL;
    }

    private void assertNoticed(Path file, String what) {
        Verification found = verify();
        assertThat(found.result()).as("%s of %s", what, file).isNotEqualTo(Result.OK);
        assertThat(found.problems()).isNotEmpty();
    }

    private Verification verify() {
        return Verifier.verify(
                fixture.directory(),
                VerifierSettings.forJournal(
                        fixture.directory(), List.of(Codec.DEFLATE, Codec.NONE)));
    }
}
