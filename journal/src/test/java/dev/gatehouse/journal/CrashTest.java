package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.journal.SimulatedDisk.Sabotage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    /// More of them: `./gatehouse test campaigns --seeds 100000`.
    private static final long SEEDS = Long.getLong("gatehouse.seeds", 60);

    /// Where they begin, to play one again.
    private static final long FIRST = Long.getLong("gatehouse.seed", 0);

    private static final long SABOTAGE_SEEDS_MAX = 200;

    private static final int BROKEN_MAX = 10;

    @TempDir static Path directory;
    private static JournalKeys keys;

    @BeforeAll
    static void makeKeys() {
        keys = JournalKeys.loadOrCreate(directory, new SecureRandom());
    }

    @Test
    void whatWasAcknowledgedSurvivesEveryPowerCut() throws IOException {
        List<String> broken = new ArrayList<>();
        long acknowledged = 0;
        long lost = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS && broken.size() < BROKEN_MAX; seed++) {
            CrashHistory history = new CrashHistory(seed, keys, Sabotage.NONE);
            Throwable why = catchThrowable(history::run);
            acknowledged += history.acknowledged();
            lost += history.lost();
            if (why != null) {
                broken.add(
                        "./gatehouse test campaigns --seed %d --seeds 1: %s"
                                .formatted(seed, why.getMessage()));
            }
        }
        new Tally("power-cut-and-failed-sync", SEEDS, acknowledged, lost).note();
        assertThat(broken).isEmpty();
    }

    @Test
    void theRulesNoticeADiskThatDoesNotSyncFiles() {
        assertThat(isNoticed(Sabotage.SKIPS_FORCE)).isTrue();
    }

    @Test
    void theRulesNoticeADiskThatDoesNotSyncDirectories() {
        assertThat(isNoticed(Sabotage.SKIPS_DIRECTORY_SYNC)).isTrue();
    }

    @Test
    void theRulesNoticeALogThatGoesOnAfterAFailedSync() {
        assertThat(isNoticed(Sabotage.ASKS_AGAIN)).isTrue();
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
