package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.journal.JournalException.Reason;
import dev.gatehouse.journal.SimulatedDisk.Sabotage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

    private static final Path JOURNAL = Path.of("/data/journal");

    @TempDir Path keysDirectory;
    private final SimulatedDisk disk = new SimulatedDisk(new Random(7), Sabotage.NONE);
    private JournalSettings settings;

    @BeforeEach
    void settings() {
        JournalKeys keys = JournalKeys.loadOrCreate(keysDirectory, new SecureRandom());
        settings =
                new JournalSettings(
                        keys.origin("default"), keys, List.of(Codec.DEFLATE), disk, Fixture.CLOCK);
    }

    /// A131: one failed sync, and the next one would say it went well.
    @Test
    void aFailedSyncFencesForGood() {
        try (Journal journal = open()) {
            journal.append(Fixture.leaves(0, 3));
            disk.failForce(1);
            assertReason(() -> journal.append(Fixture.leaves(3, 1)), Reason.FENCED);
            assertReason(() -> journal.append(Fixture.leaves(3, 1)), Reason.FENCED);
            assertReason(journal::seal, Reason.FENCED);
            assertThat(journal.size()).isEqualTo(3);
            assertThat(journal.read(0, 10)).hasSize(3);
            assertThat(journal.status().fenced().orElseThrow())
                    .contains(".wal failed")
                    .contains("Check the disk and restart");
        }
        disk.restart();
        try (Journal journal = open()) {
            assertThat(journal.append(Fixture.leaves(3, 1))).isEqualTo(3);
        }
    }

    @Test
    void aFailedSyncWhileSealingFencesToo() {
        try (Journal journal = open()) {
            journal.append(Fixture.leaves(0, 3));
            disk.failForce(1);
            assertReason(journal::seal, Reason.FENCED);
            assertReason(() -> journal.append(Fixture.leaves(3, 1)), Reason.FENCED);
        }
    }

    /// A132: a write that fits in part.
    @Test
    void aFullDiskRecordsNothingAndResumes() {
        try (Journal journal = open()) {
            journal.append(Fixture.leaves(0, 3));
            for (int room = 0; room < 400; room += 37) {
                disk.leaveSpace(room);
                assertReason(() -> journal.append(Fixture.leaves(3, 5)), Reason.DISK_FULL);
                assertThat(journal.size()).isEqualTo(3);
            }
            disk.leaveSpace(Long.MAX_VALUE);
            assertThat(journal.append(Fixture.leaves(3, 1))).isEqualTo(3);
            disk.leaveSpace(100);
            assertReason(journal::seal, Reason.DISK_FULL);
            disk.leaveSpace(Long.MAX_VALUE);
            journal.seal();
            assertThat(journal.status().sealed()).isEqualTo(4);
        }
        try (Journal journal = open()) {
            assertThat(journal.read(0, 10)).hasSize(4);
        }
    }

    @Test
    void aCrashAfterAFullDiskShowsNothingOfTheRefusedWrite() {
        Journal journal = open();
        journal.append(Fixture.leaves(0, 2));
        disk.leaveSpace(300);
        assertReason(() -> journal.append(Fixture.leaves(50, 9)), Reason.DISK_FULL);
        disk.leaveSpace(Long.MAX_VALUE);
        journal.append(Fixture.leaves(2, 1));
        disk.cutAfter(0);
        assertReason(journal::close, Reason.FENCED);
        disk.restart();
        try (Journal again = open()) {
            assertThat(again.read(0, 10))
                    .extracting(Fixture::text)
                    .extracting(text -> text.substring(0, 8))
                    .containsExactly("record 0", "record 1", "record 2");
        }
    }

    @Test
    void closedMeansClosed() {
        Journal journal = open();
        journal.close();
        assertReason(() -> journal.append(Fixture.leaves(0, 1)), Reason.CLOSED);
    }

    private Journal open() {
        return JournalOpening.open(JOURNAL, settings, Fixture.BY_HAND);
    }

    private static void assertReason(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
