package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A journal's lives on a disk that loses power and whose syncs fail, before or after they did
/// their work, beside a model of what was acknowledged.
///
/// The rules: what was acknowledged is there, in order; what is there beyond was at least asked
/// for; nothing is missing in between; every later tree continues every earlier one; erased stays
/// erased.
final class CrashHistory {

    private static final Path JOURNAL = Path.of("/data/journal");

    /// Segments so short that they roll over and are reserved ahead within one life.
    private static final Pace PACE = new Pace(false, 6_000);

    private static final int LIVES = 4;
    private static final int STEPS_MAX = 25;
    private static final int FORCES_UNTIL_FAILURE_MAX = 40;

    private final Random random;
    private final SimulatedDisk disk;
    private final JournalSettings settings;
    private final List<String> acknowledged = new ArrayList<>();
    private List<String> asked = new ArrayList<>();
    private final Set<Long> erased = new HashSet<>();
    private final Set<Long> maybeErased = new HashSet<>();
    private final List<SignedCheckpoint> seen = new ArrayList<>();
    private int made;
    private long lost;

    CrashHistory(long seed, JournalKeys keys, SimulatedDisk.Sabotage sabotage) {
        random = new Random(seed);
        disk = new SimulatedDisk(random, sabotage);
        settings =
                new JournalSettings(
                        keys.origin("default"), keys, List.of(Codec.DEFLATE), disk, Fixture.CLOCK);
    }

    void run() {
        for (int life = 0; life < LIVES; life++) {
            if (random.nextInt(4) == 0) {
                live(random.nextInt(40));
                disk.restart();
            }
            live(20 + random.nextInt(250));
            disk.restart();
        }
        try (Journal journal = JournalOpening.open(JOURNAL, settings, PACE)) {
            check(journal);
            journal.seal();
        }
        Verification found =
                Verifier.verify(
                        JOURNAL,
                        new VerifierSettings(
                                List.of(Codec.DEFLATE),
                                Optional.empty(),
                                Optional.empty(),
                                seen,
                                disk));
        assertThat(found.problems())
                .filteredOn(problem -> problem.result() != Verification.Result.INCOMPLETE)
                .isEmpty();
    }

    /// Records whose append returned.
    long acknowledged() {
        return acknowledged.size();
    }

    /// How many of them were not there when a journal was opened.
    long lost() {
        return lost;
    }

    private void live(long changes) {
        disk.cutAfter(changes);
        switch (random.nextInt(4)) {
            case 0 -> disk.failForce(1 + random.nextInt(FORCES_UNTIL_FAILURE_MAX));
            case 1 -> disk.failAfterForce(1 + random.nextInt(FORCES_UNTIL_FAILURE_MAX));
            default -> {}
        }
        Journal journal;
        try {
            journal = JournalOpening.open(JOURNAL, settings, PACE);
        } catch (JournalException e) {
            assertThat(isExcused()).as("opening refused: " + e.getMessage()).isTrue();
            return;
        }
        try {
            check(journal);
            for (int step = 0; step < STEPS_MAX; step++) {
                step(journal);
            }
            journal.close();
        } catch (JournalException e) {
            assertThat(isExcused()).as("refused: " + e).isTrue();
            abandon(journal);
        }
    }

    private boolean isExcused() {
        return disk.isOff() || disk.hasFailed();
    }

    private static void abandon(Journal journal) {
        try {
            journal.close();
        } catch (JournalException e) {
            assertThat(e).hasMessageNotContaining("assert");
        }
    }

    private void check(Journal journal) {
        List<Stored> stored = journal.read(0, Integer.MAX_VALUE);
        lost = Math.max(0, acknowledged.size() - stored.size());
        assertThat(stored.size())
                .isEqualTo(journal.size())
                .isGreaterThanOrEqualTo(acknowledged.size());
        List<String> possible = new ArrayList<>(acknowledged);
        possible.addAll(asked);
        assertThat(stored.size()).isLessThanOrEqualTo(possible.size());
        for (Stored found : stored) {
            long position = found.position();
            boolean gone = found instanceof Stored.Erased;
            if (gone) {
                assertThat(maybeErased).contains(position);
            } else {
                assertThat(erased).doesNotContain(position);
                assertThat(Fixture.text(found)).isEqualTo(possible.get((int) position));
            }
        }
        acknowledged.addAll(possible.subList(acknowledged.size(), stored.size()));
        asked = new ArrayList<>();
        remember(journal);
    }

    private void remember(Journal journal) {
        SignedCheckpoint now = journal.checkpoint();
        for (SignedCheckpoint before : seen) {
            assertThat(now.size()).isGreaterThanOrEqualTo(before.size());
            if (before.size() > 0) {
                List<byte[]> path = journal.proveConsistency(before.size(), now.size());
                assertThat(Merkle.isConsistent(before.head(), now.head(), path)).isTrue();
            }
        }
        seen.add(now);
    }

    private void step(Journal journal) {
        switch (random.nextInt(10)) {
            case 0 -> {
                journal.seal();
                remember(journal);
            }
            case 1 -> erase(journal);
            case 2, 3 -> {
                journal.round();
                remember(journal);
            }
            default -> append(journal);
        }
    }

    private void append(Journal journal) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String text = "record " + made++ + " " + "y".repeat(random.nextInt(1500));
            asked.add(text);
            leaves.add(Fixture.leaf(text));
        }
        long first = journal.append(leaves);
        assertThat(first).isEqualTo(acknowledged.size());
        acknowledged.addAll(asked);
        asked = new ArrayList<>();
    }

    private void erase(Journal journal) {
        if (acknowledged.isEmpty()) {
            return;
        }
        long position = random.nextInt(acknowledged.size());
        String tombstone = "{\"n\":%d,\"positions\":[%d]}".formatted(made++, position);
        maybeErased.add(position);
        asked.add(tombstone);
        Leaf leaf =
                new Leaf(Erasure.TOMBSTONE_KIND, 1, 1, tombstone.getBytes(StandardCharsets.UTF_8));
        long at = journal.erase(new Erasure(new long[] {position}, leaf));
        assertThat(at).isEqualTo(acknowledged.size());
        erased.add(position);
        acknowledged.addAll(asked);
        asked = new ArrayList<>();
    }
}
