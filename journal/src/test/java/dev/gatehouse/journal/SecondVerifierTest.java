package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two verifiers that share no code say the same of every journal, sound or changed; and a changed
/// byte of any file, whichever it is, is never a good answer of either.
class SecondVerifierTest {

    /// Every how many bytes of a file one is changed for both verifiers.
    private static final int STRIDE_BYTES = 3;

    @TempDir Path data;
    private SecondVerifier second;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(SecondVerifier.isThere(), "there is no python3 on this machine");
        second = new SecondVerifier();
    }

    @AfterEach
    void stop() throws IOException {
        if (second != null) {
            second.close();
        }
    }

    @Test
    void theyAgreeOnEverySoundJournal() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            assertAgreed(fixture, "with nothing in it");
            int at = 0;
            for (int more : new int[] {1, 1, 253, 1, 1, 1, 300, 20}) {
                journal.append(Fixture.leaves(at, more));
                at += more;
                journal.round();
                assertAgreed(fixture, "of " + at + " records");
            }
            journal.seal();
            journal.erase(Fixture.erasure(0, 255, 256, 560));
            journal.append(Fixture.leaves(at, 3));
            assertAgreed(fixture, "with records nobody signed yet");
        }
        assertThat(judge(fixture)).isZero();
    }

    @Test
    void anOlderCopyIsStaleToBothAndAnotherHistoryBad() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 300));
        }
        Path later = data.resolve("later");
        Path copy = data.resolve("copy/tenants/default/journal");
        Files.createDirectories(copy.getParent());
        Fixture.copy(fixture.directory(), copy);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(300, 1));
            journal.seal();
            Files.write(later, journal.checkpoint().bytes());
        }
        assertThat(second.judge(fixture.directory(), fixture.settings(), List.of(later)).exitCode())
                .isZero();
        assertThat(second.judge(copy, fixture.settings(), List.of(later)).exitCode()).isEqualTo(3);
        Files.delete(fixture.keys().lastSignedFile(fixture.keys().origin("default")));
        Fixture forger = new Fixture(data);
        Files.move(fixture.directory(), data.resolve("hidden"));
        try (Journal journal = forger.open()) {
            journal.append(Fixture.leaves(1000, 302));
        }
        SignedCheckpoint seen = SignedCheckpoint.parse(Files.readAllBytes(later));
        assertThat(
                        Verifier.verify(forger.directory(), verifier(forger).withEarlier(seen))
                                .result()
                                .exitCode())
                .isEqualTo(1);
        assertThat(second.judge(forger.directory(), forger.settings(), List.of(later)).exitCode())
                .isEqualTo(1);
    }

    @Test
    void noByteOfAnyFileChangesUnseenByEither() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 3));
            journal.erase(Fixture.erasure(1));
            journal.append(Fixture.leaves(3, 2));
            journal.round();
            journal.append(Fixture.leaves(5, 2));
        }
        SpareSegment.make(Disk.local(), fixture.directory().resolve("wal/spare"), 600);
        assertAgreed(fixture, "before anything was changed");
        for (Path file : files(fixture.directory())) {
            byte[] sound = Files.readAllBytes(file);
            for (int at = 0; at < sound.length; at++) {
                byte[] changed = sound.clone();
                changed[at] ^= (byte) (1 << (at % 8));
                Files.write(file, changed);
                assertThat(exitCode(fixture)).as("%s, byte %s", file, at).isNotZero();
                if (at % STRIDE_BYTES == 0) {
                    assertThat(judge(fixture)).as("%s, byte %s", file, at).isNotZero();
                }
            }
            changedLengths(fixture, file, sound);
            Files.write(file, sound);
        }
        assertAgreed(fixture, "after all was put back");
    }

    private void changedLengths(Fixture fixture, Path file, byte[] sound) throws IOException {
        byte[] longer = Arrays.copyOf(sound, sound.length + 1);
        longer[sound.length] = 1;
        Files.write(file, longer);
        assertThat(exitCode(fixture)).as("a byte more in %s", file).isNotZero();
        assertThat(judge(fixture)).as("a byte more in %s", file).isNotZero();
        Files.delete(file);
        assertAgreed(fixture, "without " + file);
    }

    private void assertAgreed(Fixture fixture, String what) throws IOException {
        SecondVerifier.Answer answer =
                second.judge(fixture.directory(), fixture.settings(), List.of());
        boolean isGood = answer.exitCode() == 0;
        Verification ours = Verifier.verify(fixture.directory(), verifier(fixture));
        assertThat(isGood)
                .as("a journal %s: theirs %s, ours %s", what, answer, ours.problems())
                .isEqualTo(ours.result() == Verification.Result.OK);
    }

    private int judge(Fixture fixture) throws IOException {
        return second.judge(fixture.directory(), fixture.settings(), List.of()).exitCode();
    }

    private static int exitCode(Fixture fixture) {
        return Verifier.verify(fixture.directory(), verifier(fixture)).result().exitCode();
    }

    private static VerifierSettings verifier(Fixture fixture) {
        return VerifierSettings.forJournal(fixture.directory(), List.of(Codec.DEFLATE, Codec.NONE));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
