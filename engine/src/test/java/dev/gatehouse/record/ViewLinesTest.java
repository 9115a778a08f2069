package dev.gatehouse.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to the file, what is handed over is what was written up to some cursor.
class ViewLinesTest {
    private static final List<String> FIRST = List.of("one 1", "two é 2");
    private static final List<String> SECOND = List.of("three 3");
    private static final List<String> THIRD = List.of("four 4", "up and away");

    @TempDir private Path folder;

    /// What was read.
    private record Read(long cursor, List<String> lines) {
        static final Read NOTHING = new Read(0, List.of());
    }

    private Path file() {
        return folder.resolve("lines");
    }

    @BeforeEach
    void writeThreeParts() throws IOException {
        ViewLines lines = new ViewLines(file());
        lines.replace(FIRST, 10);
        lines.add(SECOND, 20);
        lines.add(THIRD, 30);
    }

    private Read read() throws IOException {
        List<String> lines = new ArrayList<>();
        long cursor = new ViewLines(file()).read(lines::add);
        return new Read(cursor, lines);
    }

    private static Read whole() {
        return new Read(30, List.of("one 1", "two é 2", "three 3", "four 4", "up and away"));
    }

    // Everything that was ever true of the file, and so may be gone on from.
    private static List<Read> rightOnes() {
        return List.of(
                Read.NOTHING,
                new Read(10, FIRST),
                new Read(20, List.of("one 1", "two é 2", "three 3")),
                whole());
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        assertThat(read()).isEqualTo(whole());
        new ViewLines(file()).replace(SECOND, 40);
        assertThat(read()).isEqualTo(new Read(40, SECOND));
        new ViewLines(file()).replace(List.of(), 0);
        assertThat(read()).isEqualTo(Read.NOTHING);
    }

    @Test
    void aFlippedBitIsNeverHandedOver() throws IOException {
        byte[] written = Files.readAllBytes(file());
        for (int at = 0; at < written.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = written.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(file(), flipped);
                assertThat(read()).as("bit %d of byte %d", bit, at).isIn(rightOnes());
            }
        }
    }

    @Test
    void whatIsCutShortEndsWithAWholePart() throws IOException {
        byte[] written = Files.readAllBytes(file());
        for (int length = 0; length < written.length; length++) {
            Files.write(file(), Arrays.copyOf(written, length));
            assertThat(read()).as("%d bytes", length).isIn(rightOnes());
        }
    }

    @Test
    void aPartTakenOutOrSwappedIsSeen() throws IOException {
        List<String> all = Files.readAllLines(file());
        List<String> swapped = new ArrayList<>(all);
        swapped.set(0, all.get(1));
        swapped.set(1, all.get(0));
        Files.write(file(), swapped);
        assertThat(read()).isEqualTo(Read.NOTHING);
        List<String> less = new ArrayList<>(all);
        less.remove(3);
        Files.write(file(), less);
        assertThat(read()).isEqualTo(new Read(10, FIRST));
    }

    @Test
    void goesOnBehindWhatWasDamaged() throws IOException {
        byte[] written = Files.readAllBytes(file());
        written[written.length - 3] ^= 1;
        Files.write(file(), written);
        assertThat(read().cursor()).isEqualTo(20);
        new ViewLines(file()).add(THIRD, 30);
        assertThat(read()).isEqualTo(whole());
    }

    @Test
    void whoDiedBeforeTheRenameLeavesTheEarlierFile() throws IOException {
        Files.writeString(folder.resolve("lines.tmp"), "one half of wha");
        assertThat(read()).isEqualTo(whole());
        new ViewLines(file()).replace(SECOND, 40);
        assertThat(read()).isEqualTo(new Read(40, SECOND));
    }

    @Test
    void linesOfAnotherFormatAreReadAgainFromTheJournal() throws IOException {
        Files.write(file(), "one 1\nup to 10\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read()).isEqualTo(Read.NOTHING);
        assertThat(Files.size(file())).isZero();
    }
}
