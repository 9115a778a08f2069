package dev.gatehouse.bench;

import dev.gatehouse.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How many records a second a journal appends durably, as a share of what a bare loop of append
/// and fdatasync over the same bytes does on the same disk; and how long the longest of them waited
/// for a checkpoint. Bare and ours take turns; medians of the rounds count.
final class AppendRatios {
    private static final int ROUNDS = 5;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final InstantSource CLOCK = InstantSource.system();

    private final BenchSettings settings;
    private final AtomicLong ids;
    private double longestMillis;

    /// @param ids where ids come from; no two stretches of a run may share one
    AppendRatios(BenchSettings settings, AtomicLong ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /// The batch sizes of the law, each with the senders that keep it busy.
    static List<Stretch> stretches(BenchSettings settings) {
        long events = Math.max(1, settings.events() / ROUNDS);
        return List.of(
                new Stretch(1, 64, events, LENGTH),
                new Stretch(16, 16, events, LENGTH),
                new Stretch(256, 4, events, LENGTH));
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        for (Stretch stretch : stretches(settings)) {
            figures.put("append_ratio_" + stretch.batch(), ratio(stretch));
        }
        figures.put("checkpoint_age_ms", longestMillis);
    }

    private double ratio(Stretch stretch) throws IOException, InterruptedException {
        Path folder = settings.fresh("append");
        double[] bare = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        try (Journal journal = JournalProcess.open(folder);
                CheckpointAge age = new CheckpointAge(journal)) {
            for (int round = 0; round < ROUNDS; round++) {
                bare[round] = bare(settings, stretch, ids);
                ours[round] =
                        stretch.run(() -> new JournalSender(journal, stretch.batch(), CLOCK), ids);
                settings.say(
                        "batch %d in process: bare %.0f/s, appended %.0f/s"
                                .formatted(stretch.batch(), bare[round], ours[round]));
            }
            longestMillis = Math.max(longestMillis, age.longestMillis());
        }
        Folders.delete(folder);
        return Percentiles.median(ours) / Percentiles.median(bare);
    }

    /// What the disk gives: one writer, one sync a batch.
    static double bare(BenchSettings settings, Stretch stretch, AtomicLong ids)
            throws IOException, InterruptedException {
        Path file = settings.folder().resolve("bare");
        Stretch alone = new Stretch(stretch.batch(), 1, stretch.events(), stretch.length());
        return alone.run(() -> new BareLog(file, stretch.batch(), CLOCK.millis()), ids);
    }
}
