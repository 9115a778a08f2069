package dev.gatehouse.completeness;

import dev.gatehouse.record.GapReason;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Records when a channel that speaks by itself falls silent for longer than usual, and when it
/// speaks again: each silence once, over restarts too. Nothing is said of what went by while nobody
/// listened, nor before everything the journal holds is counted. A fault is told once and tried
/// again.
public final class SilenceWatch implements AutoCloseable {
    /// Between two looks.
    static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final Completeness completeness;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Instant heardFrom;

    // Not an interrupt: that would close the journal's files under whoever is writing.
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long told;
    private String trouble = "";

    private SilenceWatch(Completeness completeness, Recorder recorder, InstantSource clock) {
        this.completeness = completeness;
        this.recorder = recorder;
        this.clock = clock;
        this.heardFrom = clock.instant();
        this.told = recorder.journal().size() - 1;
    }

    /// A watch that looks when it is told to.
    static SilenceWatch by(Completeness completeness, Recorder recorder, InstantSource clock) {
        return new SilenceWatch(completeness, recorder, clock);
    }

    /// Starts watching.
    public static SilenceWatch start(
            Completeness completeness, Recorder recorder, InstantSource clock) {
        SilenceWatch watch = by(completeness, recorder, clock);
        Thread.ofVirtual().name("silence").start(watch::watch);
        return watch;
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                lookOnce();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void lookOnce() {
        try {
            look();
            trouble = "";
        } catch (RuntimeException fault) {
            String said = String.valueOf(fault);
            if (!said.equals(trouble)) {
                System.getLogger(SilenceWatch.class.getName())
                        .log(System.Logger.Level.ERROR, "silences could not be recorded", fault);
            }
            trouble = said;
        }
    }

    /// Records what changed since the last look.
    void look() {
        // What was appended last must be known before anything is said once more.
        if (stopped.getCount() == 0 || completeness.cursor() <= told) {
            return;
        }
        for (Completeness.Silent one : completeness.silentOtherThanRecorded(heardFrom)) {
            boolean ended = one.recorded().isPresent();
            Instant since = one.recorded().or(one::silent).orElseThrow();
            told =
                    recorder.append(
                            one.source().number(),
                            new OwnRecord.Gap(
                                    one.source().number(),
                                    one.channel(),
                                    since,
                                    clock.instant(),
                                    GapReason.SILENT,
                                    ended));
        }
    }

    /// Stops; what is being recorded is.
    @Override
    public void close() {
        stopped.countDown();
        synchronized (this) {
            trouble = "";
        }
    }
}
