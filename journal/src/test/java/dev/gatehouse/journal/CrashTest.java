package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.journal.SimulatedDisk.Sabotage;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    /// More of them: `-Dgatehouse.seeds=100000`.
    private static final long SEEDS = Long.getLong("gatehouse.seeds", 60);

    private static final long SABOTAGE_SEEDS_MAX = 200;

    @TempDir static Path directory;
    private static JournalKeys keys;

    @BeforeAll
    static void makeKeys() {
        keys = JournalKeys.loadOrCreate(directory, new SecureRandom());
    }

    @Test
    void whatWasAcknowledgedSurvivesEveryPowerCut() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Throwable broken = run(seed, Sabotage.NONE);
            if (broken != null) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    @Test
    void theRulesNoticeADiskThatDoesNotSyncFiles() {
        assertThat(isNoticed(Sabotage.SKIPS_FORCE)).isTrue();
    }

    @Test
    void theRulesNoticeADiskThatDoesNotSyncDirectories() {
        assertThat(isNoticed(Sabotage.SKIPS_DIRECTORY_SYNC)).isTrue();
    }

    private static boolean isNoticed(Sabotage sabotage) {
        for (long seed = 0; seed < SABOTAGE_SEEDS_MAX; seed++) {
            if (run(seed, sabotage) != null) {
                return true;
            }
        }
        return false;
    }

    private static Throwable run(long seed, Sabotage sabotage) {
        return catchThrowable(() -> new CrashHistory(seed, keys, sabotage).run());
    }
}
