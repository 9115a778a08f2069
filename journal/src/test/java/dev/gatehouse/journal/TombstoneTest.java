package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.Verification.Problem;
import dev.gatehouse.journal.Verification.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever can write blocks can take a payload out of one: no hash in the tree changes. Only the
/// tombstone tells that from an erasure somebody ordered.
class TombstoneTest {

    @TempDir Path data;
    private Fixture fixture;

    @BeforeEach
    void makeJournal() {
        fixture = new Fixture(data);
        append(Fixture.leaves(0, 20));
    }

    private void append(List<Leaf> leaves) {
        try (Journal journal = fixture.open()) {
            journal.append(leaves);
            journal.seal();
        }
    }

    private Verification verify() {
        return Verifier.verify(
                fixture.directory(),
                VerifierSettings.forJournal(
                        fixture.directory(), List.of(Codec.DEFLATE, Codec.NONE)));
    }

    /// Does to a block what an erasure does, and nothing else.
    private void takeOut(long position) throws IOException {
        Disk disk = Disk.local();
        Blocks blocks = Blocks.open(fixture.directory(), fixture.settings());
        Eraser.Rewritten rewritten =
                new Eraser(disk, fixture.directory(), blocks)
                        .rewrite(blocks.fileOf(position), new long[] {position});
        Scrub.replace(disk, rewritten.unfinished(), rewritten.file().path());
    }

    @Test
    void aRecordTakenOutWithoutATombstoneIsFound() throws IOException {
        takeOut(7);
        Verification found = verify();
        assertThat(found.result()).isEqualTo(Result.BAD);
        assertThat(found.problems())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("blocks/")
                .endsWith(" at 7: is erased, and no tombstone names it");
    }

    @Test
    void aTombstoneThatNamesAnotherRecordIsFoundForBoth() throws IOException {
        append(List.of(Fixture.tombstone(3)));
        takeOut(7);
        assertThat(verify().result()).isEqualTo(Result.BAD);
        assertThat(verify().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the tombstone names 3, which was not erased",
                        "is erased, and no tombstone names it");
    }

    @Test
    void aTombstoneInTheLogCountsToo() throws IOException {
        takeOut(7);
        try (Journal journal = fixture.open()) {
            journal.append(List.of(Fixture.tombstone(7)));
        }
        assertThat(verify().problems()).isEmpty();
    }

    /// What a tool sent is a record of another kind, whatever it says.
    @Test
    void aPayloadThatReadsLikeATombstoneOrdersNothing() throws IOException {
        append(List.of(Fixture.leaf("{\"positions\":[7]}")));
        takeOut(7);
        assertThat(verify().result()).isEqualTo(Result.BAD);
    }

    @Test
    void aTombstoneOrdersNothingThatCameAfterIt() throws IOException {
        append(List.of(Fixture.tombstone(21), Fixture.leaf("after")));
        takeOut(21);
        assertThat(verify().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the tombstone names 21, which comes later",
                        "is erased, and no tombstone names it");
    }

    @Test
    void aTombstoneThatIsGoneItselfIsMissed() throws IOException {
        try (Journal journal = fixture.open()) {
            journal.erase(Fixture.erasure(7));
            journal.seal();
        }
        assertThat(verify().problems()).isEmpty();
        takeOut(20);
        assertThat(verify().problems())
                .extracting(Problem::index)
                .containsExactlyInAnyOrder(7L, 20L);
    }

    @Test
    void withoutTheKeyTombstonesCannotBeReadAndThatIsSaid() throws IOException {
        takeOut(7);
        VerifierSettings noKey =
                new VerifierSettings(
                        List.of(Codec.DEFLATE),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Disk.local());
        Verification found = Verifier.verify(fixture.directory(), noKey);
        assertThat(found.result()).isEqualTo(Result.INCOMPLETE);
        assertThat(found.problems())
                .extracting(Problem::message)
                .contains("is erased; its tombstone may be in what was not opened");
    }

    @Test
    void nothingIsErasedThatItsTombstoneDoesNotName() {
        assertThatThrownBy(() -> new Erasure(new long[] {7}, Fixture.tombstone(8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Erasure(new long[] {7}, Fixture.tombstone(7, 8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Erasure(new long[] {7}, Fixture.leaf("{\"positions\":[7]}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsAreReadWhereverTheyStand() {
        assertThat(positions("{\"schema\":1,\"by\":\"a\",\"positions\":[3,1,3],\"reason\":\"x\"}"))
                .containsExactly(1, 3);
        assertThat(
                        positions(
                                "{\"by\":\"\\\"positions\\\":[9]\",\"in\":[{\"positions\":[8]}],\"positions\":[5]}"))
                .containsExactly(5);
        assertThat(positions("{\"reason\":\"\\\\\",\"positions\":[999999999999999999]}"))
                .containsExactly(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"positions\":[]}",
                "{\"positions\":7}",
                "{\"positions\":[-7]}",
                "{\"positions\":[7",
                "{\"positions\":[7.5]}",
                "{\"positions\":[7,]}",
                "{\"positions\":[\"7\"]}",
                "{\"positions\":",
                "{\"positions\"",
                "{\"positions\":[9999999999999999999]}",
                "{\"positions\":[7],\"positions\":[8]}",
                "{\"a\":{\"positions\":[7]}}",
                "{\"reason\":\"positions\\",
            })
    void whatNamesNoPositionsIsNoTombstone(String payload) {
        assertThatThrownBy(() -> positions(payload)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] positions(String payload) {
        return Tombstone.positions(payload.getBytes(StandardCharsets.UTF_8));
    }
}
