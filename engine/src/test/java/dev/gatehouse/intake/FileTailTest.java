package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.gatehouse.source.Framing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTailTest {
    @TempDir Path directory;

    private final StringBuilder taken = new StringBuilder();
    private final List<String> chunks = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private Path log() {
        return directory.resolve("audit.log");
    }

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private FileTail tail(TailPosition from) {
        return tail(from, Framing.Plain.FILE_LINE);
    }

    private FileTail tail(TailPosition from, Framing framing) {
        return new FileTail(log(), from, new WholePieces(framing, () -> now), sink());
    }

    private TailSink sink() {
        return new TailSink() {
            @Override
            public void take(TailChunk chunk) {
                taken.append(new String(chunk.bytes(), UTF_8));
                chunks.add(new String(chunk.bytes(), UTF_8));
            }

            @Override
            public void lost(String words) {
                lost.add(words);
            }
        };
    }

    private void write(String text) throws IOException {
        Files.writeString(log(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void handsOverWholeLinesOnly() throws IOException {
        try (FileTail tail = tail(TailPosition.START)) {
            assertThat(tail.poll()).isFalse();
            write("one\ntw");
            tail.poll();
            assertThat(taken.toString()).isEqualTo("one\n");
            write("o\n");
            tail.poll();
            assertThat(taken.toString()).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void waitsForTheWholeOfAPieceOfSeveralLines() throws IOException {
        Framing framing = new Framing.MultiLine(Pattern.compile("^#"));
        try (FileTail tail = tail(TailPosition.START, framing)) {
            write("#1 a\n  b\n#2 a\n");
            tail.poll();
            assertThat(chunks).containsExactly("#1 a\n  b\n");
            write("  b\n  c");
            now = now.plus(WholePieces.QUIET_SECONDS);
            assertThat(tail.poll()).as("it was added to just now").isFalse();
            now = now.plus(WholePieces.QUIET_SECONDS);
            tail.poll();
            assertThat(chunks).last().isEqualTo("#2 a\n  b\n");
            write(" d\n#3\n");
            tail.poll();
            assertThat(chunks).as("three more lines, one of them begins a piece").hasSize(3);
            Files.move(log(), directory.resolve("audit.log.1"));
            write("#4\n");
            tail.poll();
            assertThat(chunks).as("its file has ended").last().isEqualTo("#3\n");
        }
    }

    @Test
    void readsARenamedFileToItsEndBeforeTheOther() throws IOException {
        try (FileTail tail = tail(TailPosition.START)) {
            write("one\n");
            tail.poll();
            write("two\nthree without newline");
            Files.move(log(), directory.resolve("audit.log.1"));
            write("four\n");
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("one\ntwo\nthree without newlinefour\n");
    }

    @Test
    void startsOverWhenTheFileIsTruncated() throws IOException {
        try (FileTail tail = tail(TailPosition.START)) {
            write("one\ntwo\n");
            tail.poll();
            try (FileChannel channel = FileChannel.open(log(), StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
            tail.poll();
            write("three, longer than what stood here before\n");
            tail.poll();
        }
        assertThat(taken.toString())
                .isEqualTo("one\ntwo\nthree, longer than what stood here before\n");
        assertThat(lost).hasSize(1).first().asString().contains("emptied in place", "byte 8");
    }

    @Test
    void startsOverWhenAShorterFileBeginsTheSame() throws IOException {
        try (FileTail tail = tail(TailPosition.START)) {
            write("# log\none\ntwo\n");
            tail.poll();
            Files.writeString(log(), "# log\nnew\n", StandardOpenOption.TRUNCATE_EXISTING);
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("# log\none\ntwo\n# log\nnew\n");
    }

    @Test
    void goesOnAfterARestartAlsoThroughRotationMeanwhile() throws IOException {
        TailPosition position;
        try (FileTail tail = tail(TailPosition.START)) {
            write("one\n");
            tail.poll();
            position = tail.position();
        }
        write("two\n");
        Files.move(log(), directory.resolve("audit.log.2"));
        write("three\n");
        Files.move(log(), directory.resolve("audit.log.1"));
        write("four\n");
        Files.setLastModifiedTime(directory.resolve("audit.log.2"), FileTime.fromMillis(1));
        Files.setLastModifiedTime(directory.resolve("audit.log.1"), FileTime.fromMillis(2));
        try (FileTail tail = tail(position)) {
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("one\ntwo\nthree\nfour\n");
        assertThat(lost).isEmpty();
    }

    private void rotate(String suffix, long changedMillis) throws IOException {
        if (Files.exists(log())) {
            Path to = directory.resolve("audit.log." + suffix);
            Files.move(log(), to);
            Files.setLastModifiedTime(to, FileTime.fromMillis(changedMillis));
        }
    }

    @Test
    void readsWhatWasRotatedBetweenTwoLooks() throws IOException {
        try (FileTail tail = tail(TailPosition.START)) {
            write("one\n");
            tail.poll();
            write("two\n");
            rotate("2", 1);
            write("three\n");
            rotate("1", 2);
            write("four\n");
            tail.poll();
            assertThat(taken.toString()).isEqualTo("one\ntwo\nthree\nfour\n");
            write("five\n");
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("one\ntwo\nthree\nfour\nfive\n");
        assertThat(lost).isEmpty();
    }

    @Test
    void readsWhatWasRotatedAfterAFileThatWasCompressed() throws IOException {
        write("old\n");
        rotate("3", 1);
        write("one\n");
        TailPosition position;
        try (FileTail tail = tail(TailPosition.START)) {
            tail.poll();
            position = tail.position();
        }
        Files.move(log(), directory.resolve("audit.log.2.gz"));
        write("two\n");
        rotate("1", position.looked().toEpochMilli() + 1_000);
        write("three\n");
        try (FileTail tail = tail(position)) {
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("one\ntwo\nthree\n");
        assertThat(lost).hasSize(1).first().asString().contains("after byte 4");
    }

    @Test
    void saysWhatCouldNotBeReadAnyMore() throws IOException {
        TailPosition position;
        try (FileTail tail = tail(TailPosition.START)) {
            write("one\n");
            tail.poll();
            position = tail.position();
        }
        Files.move(log(), directory.resolve("audit.log.1.gz"));
        write("two\n");
        try (FileTail tail = tail(position)) {
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo("one\ntwo\n");
        assertThat(lost).hasSize(1).first().asString().contains("after byte 4");
    }

    @Test
    void aLineWithoutEndIsHandedOverInParts() throws IOException {
        String endless = "x".repeat(FileTail.PIECE_BYTES_MAX + 10);
        write(endless + "\n");
        try (FileTail tail = tail(TailPosition.START)) {
            tail.poll();
        }
        assertThat(taken.toString()).isEqualTo(endless + "\n");
    }

    @Test
    void everyByteOnceThroughAnyMixOfWritesRotationsAndRestarts() throws IOException {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            taken.setLength(0);
            StringBuilder written = new StringBuilder();
            FileTail tail = tail(TailPosition.START);
            write("first\n");
            tail.poll();
            written.append("first\n");
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        String line = seed + " line " + step + "\n";
                        write(line);
                        written.append(line);
                    }
                    case 2 -> tail.poll();
                    case 3 -> {
                        TailPosition position = tail.position();
                        tail.close();
                        tail = tail(position);
                    }
                    default -> {
                        if (random.nextBoolean()) {
                            tail.poll();
                        }
                        rotate(seed + "." + step, step);
                    }
                }
            }
            write("last\n");
            written.append("last\n");
            tail.poll();
            tail.close();
            assertThat(taken.toString()).as("seed %s", seed).isEqualTo(written.toString());
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        assertThat(lost).isEmpty();
    }
}
