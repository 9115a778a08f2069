package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Verification.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    @TempDir Path data;
    private Fixture fixture;

    @BeforeEach
    void makeJournal() {
        fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 600));
            journal.seal();
            journal.append(Fixture.leaves(600, 20));
        }
    }

    @Test
    void aSoundJournalIsOk() {
        Verification found = verify();
        assertThat(found.problems()).isEmpty();
        assertThat(found.result()).isEqualTo(Result.OK);
        assertThat(found.counts()).isEqualTo(new Verification.Counts(620, 620, 0, 0, 0));
    }

    @Test
    void anOpenJournalIsOk() {
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(620, 5));
            Verification found = verify();
            assertThat(found.result()).isEqualTo(Result.OK);
            assertThat(found.counts().uncovered()).isEqualTo(5);
        }
    }

    /// Sealing moves records, tiles fill up and frames are half written while the verifier looks.
    @Test
    void aBusyJournalIsOk() throws Exception {
        Pace shortSegments = new Pace(false, 30_000);
        try (Journal journal =
                JournalOpening.open(fixture.directory(), fixture.settings(), shortSegments)) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread busy =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; !enough.get(); i++) {
                                    journal.append(Fixture.leaves(i, 40));
                                    journal.round();
                                }
                            });
            for (int i = 0; i < 25; i++) {
                assertThat(verify().problems()).isEmpty();
            }
            enough.set(true);
            busy.join();
        }
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void withoutKeyOrCodecPayloadsAreCountedAsNotOpened() {
        VerifierSettings settings =
                new VerifierSettings(
                        List.of(Codec.NONE),
                        Optional.of(fixture.keysDirectory()),
                        Optional.empty(),
                        List.of(),
                        Disk.local());
        Verification found = Verifier.verify(fixture.directory(), settings);
        assertThat(found.result()).isEqualTo(Result.INCOMPLETE);
        assertThat(found.counts().payloadsNotOpened()).isEqualTo(600);
        VerifierSettings noKeys =
                new VerifierSettings(
                        List.of(Codec.DEFLATE),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Disk.local());
        assertThat(Verifier.verify(fixture.directory(), noKeys).result())
                .isEqualTo(Result.INCOMPLETE);
        Path key = fixture.keysDirectory().resolve(JournalKeys.WRAPPING_FILE);
        assertThat(Verifier.verify(fixture.directory(), noKeys.withWrappingKey(key)).result())
                .isEqualTo(Result.OK);
    }

    @Test
    void anOlderCopyIsStale() throws Exception {
        Path copy = data.resolve("copy");
        Fixture.copy(fixture.directory(), copy);
        SignedCheckpoint later;
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(620, 1));
            journal.seal();
            later = journal.checkpoint();
        }
        VerifierSettings settings =
                VerifierSettings.forJournal(copy, List.of(Codec.DEFLATE, Codec.NONE))
                        .withWrappingKey(
                                fixture.keysDirectory().resolve(JournalKeys.WRAPPING_FILE));
        assertThat(Verifier.verify(copy, settings).result()).isEqualTo(Result.OK);
        assertThat(Verifier.verify(copy, settings.withEarlier(later)).result())
                .isEqualTo(Result.STALE);
    }

    @Test
    void aForeignFileIsReported() throws Exception {
        Files.writeString(fixture.directory().resolve("notes.txt"), "mine");
        Files.writeString(fixture.directory().resolve("tile/0/abc"), "mine");
        Verification found = verify();
        assertThat(found.result()).isEqualTo(Result.BAD);
        assertThat(found.problems())
                .extracting(Verification.Problem::file)
                .containsExactlyInAnyOrder("notes.txt", "tile/0/abc");
    }

    @Test
    void theProgramAnswersByExitCode() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            String directory = fixture.directory().toString();
            assertThat(VerifyMain.run(List.of(directory), stream, stream)).isZero();
            assertThat(VerifyMain.run(List.of(directory, "--nonsense"), stream, stream))
                    .isEqualTo(64);
            Files.delete(fixture.directory().resolve("checkpoint"));
            assertThat(VerifyMain.run(List.of(directory), stream, stream)).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("payloads recomputed 620")
                .contains("result              OK")
                .contains("BAD checkpoint: is missing");
    }

    private Verification verify() {
        return Verifier.verify(
                fixture.directory(),
                VerifierSettings.forJournal(
                        fixture.directory(), List.of(Codec.DEFLATE, Codec.NONE)));
    }
}
