package dev.gatehouse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tails into a real journal, stopped and started again.
class TailsTest {
    @TempDir Path directory;

    private final Tool vault =
            Tools.load(Path.of(System.getProperty("gatehouse.root"), "sources")).tool("vault");

    private TailedFile file() {
        return new TailedFile(
                new Source(3, SourceName.parse("vault:prod"), "prod", vault),
                vault.channels().getFirst(),
                directory.resolve("audit.log"));
    }

    private void write(String lines) throws IOException {
        Files.writeString(
                file().path(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> pieces(Recorder recorder) {
        List<String> pieces = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 10_000)) {
            if (stored instanceof Stored.Live live && live.kind() == RecordKind.PIECE.number()) {
                pieces.add(new String(live.payload(), StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }

    private static void awaitPieces(Recorder recorder, int count) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (pieces(recorder).size() < count && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
        }
    }

    @Test
    void eachLineOnceThroughRestartsAlsoWhenTheNoteIsLost() throws Exception {
        Path data = directory.resolve("data");
        write("{\"a\":1}\n{\"a\":1}\n");
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"));
                Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(file());
            tails.follow(file());
            awaitPieces(recorder, 2);
        }
        write("{\"a\":2}\n");
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"));
                Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(file());
            awaitPieces(recorder, 3);
        }
        try (var notes = Files.walk(data.resolve("tenants/default/views/tails"))) {
            for (Path note : notes.filter(Files::isRegularFile).toList()) {
                Files.delete(note);
            }
        }
        write("{\"a\":3}\n");
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"));
                Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(file());
            awaitPieces(recorder, 4);
            assertThat(pieces(recorder))
                    .containsExactly("{\"a\":1}", "{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
            assertThat(tails.status()).hasSize(1);
        }
    }

    @Test
    void aNoteOfALongerJournalIsNotBelieved() throws Exception {
        Path data = directory.resolve("data");
        write("{\"a\":1}\n");
        try (Recorder recorder = Recorder.open(RecorderSettings.of(data, "test"))) {
            TailMemory memory = new TailMemory(directory.resolve("note.json"), recorder.journal());
            TailPosition taken = new TailPosition("beside", 10, Instant.EPOCH);
            memory.note(taken, recorder.journal().size());
            assertThat(memory.recall(3, "audit")).isEqualTo(taken);
            memory.note(taken, recorder.journal().size() + 1);
            assertThat(memory.recall(3, "audit")).isEqualTo(TailPosition.START);
        }
    }

    @Test
    void aTailGoesOnAfterWhatNobodyExpected() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        InstantSource clock =
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("quoted from a line");
                    }
                    return Instant.now();
                };
        write("one\n");
        try (Recorder recorder =
                        Recorder.open(RecorderSettings.of(directory.resolve("data"), "test"));
                Tails tails = new Tails(recorder, clock, Duration.ofMillis(20))) {
            tails.follow(file());
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (tails.status().getFirst().error().isEmpty()
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            assertThat(tails.status().getFirst().error())
                    .contains("IllegalStateException")
                    .doesNotContain("quoted");
            broken.set(false);
            awaitPieces(recorder, 1);
            assertThat(pieces(recorder)).containsExactly("one");
        }
    }

    @Test
    void aFileThatIsNotThereYetIsWaitedFor() throws Exception {
        try (Recorder recorder =
                        Recorder.open(RecorderSettings.of(directory.resolve("data"), "test"));
                Tails tails = new Tails(recorder, InstantSource.system())) {
            tails.follow(file());
            write("late\n");
            awaitPieces(recorder, 1);
            assertThat(pieces(recorder)).containsExactly("late");
        }
    }
}
