package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.JournalException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir Path data;

    @Test
    void readsBackWhatWasAppendedFromTheLogAndFromBlocks() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            assertThat(journal.append(Fixture.leaves(0, 700))).isZero();
            assertThat(journal.append(Fixture.leaves(700, 1))).isEqualTo(700);
            assertThat(texts(journal)).isEqualTo(expected(701));
            journal.seal();
            assertThat(journal.status().sealed()).isEqualTo(701);
            assertThat(journal.append(Fixture.leaves(701, 99))).isEqualTo(701);
            assertThat(texts(journal)).isEqualTo(expected(800));
        }
        try (Journal journal = fixture.open()) {
            assertThat(texts(journal)).isEqualTo(expected(800));
            assertThat(journal.checkpoint().size()).isEqualTo(800);
            assertThat(Fixture.text(journal.read(750))).isEqualTo(expected(800).get(750));
        }
    }

    @Test
    void everyRecordIsProvedInEverySignedTree() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            List<SignedCheckpoint> signed = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                journal.append(Fixture.leaves(i * 53, 53));
                journal.seal();
                signed.add(journal.checkpoint().verify(journal.verifierKey()));
            }
            for (SignedCheckpoint checkpoint : signed) {
                for (long position = 0; position < checkpoint.size(); position += 17) {
                    InclusionProof proof = journal.prove(position, checkpoint.size());
                    assertThat(proof.holdsIn(checkpoint)).isTrue();
                }
                List<byte[]> path =
                        journal.proveConsistency(checkpoint.size(), signed.getLast().size());
                assertThat(Merkle.isConsistent(checkpoint.head(), signed.getLast().head(), path))
                        .isTrue();
            }
        }
    }

    @Test
    void erasureLeavesProofsAndNoPayload() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 300));
            journal.seal();
            SignedCheckpoint before = journal.checkpoint();
            InclusionProof old = journal.prove(120, before.size());
            journal.append(Fixture.leaves(300, 50));
            long tombstone = journal.erase(Fixture.erasure(120, 330));
            assertThat(tombstone).isEqualTo(350);
            assertThat(journal.read(120)).isEqualTo(new Stored.Erased(120, 2, 1_000_000, 7));
            assertThat(journal.read(330)).isInstanceOf(Stored.Erased.class);
            assertThat(Fixture.text(journal.read(350))).isEqualTo("{\"positions\":[120,330]}");
            assertThat(old.holdsIn(before)).isTrue();
            SignedCheckpoint after = journal.checkpoint();
            assertThat(journal.prove(120, after.size()).holdsIn(after)).isTrue();
        }
        try (Journal journal = fixture.open()) {
            assertThat(journal.read(120)).isInstanceOf(Stored.Erased.class);
            assertThat(Fixture.text(journal.read(121))).startsWith("record 121 ");
        }
    }

    /// A126: the tree's entry has one size, whatever the payload's.
    @Test
    void aLargePayloadIsOneSmallEntry() {
        Fixture fixture = new Fixture(data);
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 1;
        try (Journal journal = fixture.open()) {
            journal.append(
                    List.of(
                            Fixture.leaf("before"),
                            new Leaf(1, 0, 0, large),
                            Fixture.leaf("behind")));
            for (int i = 0; i < 2; i++) {
                assertThat(journal.read(1))
                        .isInstanceOfSatisfying(
                                Stored.Live.class,
                                live -> assertThat(live.payload()).isEqualTo(large));
                assertThat(Fixture.text(journal.read(2))).isEqualTo("behind");
                journal.seal();
            }
            assertThat(journal.prove(1, 3).entry()).hasSize(50);
        }
        assertThatThrownBy(() -> new Leaf(1, 0, 0, new byte[Leaf.PAYLOAD_BYTES_MAX + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePlaceHasItOpen() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            assertThat(journal.size()).isZero();
            assertThatThrownBy(fixture::open)
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED));
        }
        fixture.open().close();
    }

    @Test
    void segmentsRollOverIntoRoomReservedAhead() throws Exception {
        Fixture fixture = new Fixture(data);
        Path wal = fixture.directory().resolve("wal");
        Path copy = data.resolve("copy");
        Pace shortSegments = new Pace(false, 20_000);
        try (Journal journal =
                JournalOpening.open(fixture.directory(), fixture.settings(), shortSegments)) {
            journal.append(Fixture.leaves(0, 100));
            assertThat(wal.resolve("spare")).doesNotExist();
            journal.round();
            assertThat(wal.resolve("spare")).hasSize(40_000);
            journal.append(Fixture.leaves(100, 100));
            journal.append(Fixture.leaves(200, 50));
            assertThat(wal.resolve("spare")).doesNotExist();
            assertThat(wal.resolve(WalSegment.fileName(200))).hasSize(40_000);
            assertThat(texts(journal)).isEqualTo(expected(250));
            Fixture.copy(fixture.directory(), copy);
            journal.round();
            assertThat(journal.status().sealed()).isEqualTo(200);
        }
        Files.delete(fixture.keys().lastSignedFile(fixture.settings().origin()));
        try (Journal journal = JournalOpening.open(copy, fixture.settings(), shortSegments)) {
            assertThat(texts(journal)).isEqualTo(expected(250));
            journal.append(Fixture.leaves(250, 10));
            assertThat(texts(journal)).isEqualTo(expected(260));
        }
    }

    @Test
    void followersWaitForMore() throws Exception {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            assertThat(journal.awaitBeyond(0, Duration.ofMillis(5))).isFalse();
            Thread appender = Thread.ofVirtual().start(() -> journal.append(Fixture.leaves(0, 1)));
            assertThat(journal.awaitBeyond(0, Duration.ofSeconds(30))).isTrue();
            appender.join();
            assertThat(journal.awaitBeyond(1, Duration.ofMillis(5))).isFalse();
        }
    }

    @Test
    void receivedTimesNeverFall() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(List.of(new Leaf(1, 50, 0, new byte[0])));
            journal.append(List.of(new Leaf(1, 40, 0, new byte[0])));
            journal.seal();
        }
        try (Journal journal = fixture.open()) {
            journal.append(List.of(new Leaf(1, 30, 0, new byte[0])));
            assertThat(journal.read(0, 3)).extracting(Stored::receivedMicros).containsOnly(50L);
        }
    }

    private static List<String> texts(Journal journal) {
        return journal.read(0, 100_000).stream().map(Fixture::text).toList();
    }

    private static List<String> expected(int count) {
        return Fixture.leaves(0, count).stream()
                .map(leaf -> new String(leaf.payload(), StandardCharsets.UTF_8))
                .toList();
    }
}
