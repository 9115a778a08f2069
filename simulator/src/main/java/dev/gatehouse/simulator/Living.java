package dev.gatehouse.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the company alive: tells everyday life as the clock passes, each event's truth before its
/// payload, each line flushed. What lies in the past when it starts is told at once.
final class Living {

    static final String TRUTH_FILE = "truth.jsonl";

    private final long seed;
    private final Pace pace;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    Living(long seed, Pace pace, InstantSource clock) {
        this.seed = seed;
        this.pace = pace;
        this.clock = clock;
    }

    /// Returns after [#stop], between two events.
    void from(Instant from, Path directory) throws IOException {
        Files.createDirectories(directory);
        Setting setting = Setting.of(seed);
        Timeline timeline =
                new Timeline(new Everyday(setting, seed, pace), List.of(), SilentHour.NEVER);
        StandardOpenOption[] append = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};
        try (SourceFiles files =
                        new SourceFiles(directory, setting.company().fingerprints(), append);
                OutputStream out =
                        new BufferedOutputStream(
                                Files.newOutputStream(directory.resolve(TRUTH_FILE), append))) {
            TruthWriter truth = new TruthWriter(out);
            timeline.tell(
                    from,
                    Instant.MAX,
                    happening -> {
                        if (isStoppedBefore(happening.arrives())) {
                            throw new Stopped();
                        }
                        truth.write(happening);
                        truth.flush();
                        files.write(happening);
                        files.flush(happening.tool());
                    });
        } catch (Stopped e) {
            return;
        }
    }

    /// Ends the telling before its next event; call from another thread.
    void stop() {
        stop.countDown();
    }

    /// Waits for the moment or the end, whichever comes first. Waits on a latch and not to be
    /// interrupted: an interrupt would close the files in the middle of a line.
    private boolean isStoppedBefore(Instant moment) {
        try {
            while (clock.instant().isBefore(moment)) {
                long nanos = Duration.between(clock.instant(), moment).toNanos();
                if (stop.await(nanos, TimeUnit.NANOSECONDS)) {
                    return true;
                }
            }
            return stop.getCount() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Unwinds a telling that has been stopped.
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
