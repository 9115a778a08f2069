package dev.gatehouse.record;

import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Runs one fold: hands it batch after batch, passes over what breaks it, and says so.
final class Follower implements Runnable {
    /// Records that may be quarantined within a minute; one more stops the view, because then the
    /// view is broken and not the records.
    static final int QUARANTINED_PER_MINUTE_MAX = 100;

    // Only a stop has to wait for it: a record that comes ends it.
    private static final Duration WAIT = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final int REASON_CHARS_MAX = 200;

    private final Fold fold;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Batches batches;
    private final Deque<Instant> quarantined = new ArrayDeque<>();
    private final AtomicLong quarantinedCount = new AtomicLong();
    private volatile String trouble = "";
    private volatile boolean running = true;
    // Why the fold threw last; only its own thread looks.
    private String reason = "";

    /// A view cannot go on.
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /// @param batches of the recorder's journal, shared with other views
    Follower(Fold fold, Recorder recorder, InstantSource clock, Batches batches) {
        this.fold = fold;
        this.recorder = recorder;
        this.clock = clock;
        this.batches = batches;
    }

    @Override
    public void run() {
        try {
            while (running) {
                try {
                    step();
                } catch (RuntimeException | StackOverflowError problem) {
                    stepAgain(problem);
                }
            }
        } catch (Stopped problem) {
            if (running) {
                trouble = String.valueOf(problem.getMessage());
                log(trouble);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    // What goes wrong beside the fold, such as a note that a full disk refuses, passes; only a
    // journal that was closed under the view does not.
    private void stepAgain(Throwable problem) throws InterruptedException, Stopped {
        if (problem instanceof JournalException closed
                && closed.reason() == JournalException.Reason.CLOSED) {
            throw new Stopped(String.valueOf(closed.getMessage()));
        }
        String what =
                problem instanceof JournalException
                        ? String.valueOf(problem.getMessage())
                        : reason(problem);
        if (trouble.isEmpty()) {
            log("cannot go on, trying again: " + what);
        }
        trouble = "trying again: " + what;
        Thread.sleep(RETRY);
    }

    private void step() throws InterruptedException, Stopped {
        if (!recorder.journal().awaitBeyond(fold.cursor(), WAIT)) {
            return;
        }
        List<Stored> batch = batches.next(fold.cursor());
        if (batch.isEmpty()) {
            return;
        }
        for (Stored stored : batch) {
            if (RecordKind.of(stored.kind()).isEmpty()) {
                throw new Stopped(
                        "record "
                                + stored.position()
                                + " is of kind "
                                + stored.kind()
                                + ", which a newer Gatehouse wrote; run that one");
            }
        }
        if (!tryFold(batch)) {
            for (Stored stored : batch) {
                if (running && !tryFold(List.of(stored))) {
                    quarantine(stored);
                }
            }
        }
    }

    // Whether the records were taken; false when one of them is at fault.
    private boolean tryFold(List<Stored> records) throws InterruptedException {
        while (running) {
            try {
                fold.fold(records);
                trouble = "";
                return true;
            } catch (IOException | UncheckedIOException problem) {
                // The disk's fault, not a record's: nothing is passed over, it is tried again.
                if (trouble.isEmpty()) {
                    log("the disk refuses, trying again: " + problem);
                }
                trouble = "trying again: " + problem.getMessage();
                Thread.sleep(RETRY);
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception | StackOverflowError problem) {
                reason = reason(problem);
                return false;
            }
        }
        return true;
    }

    // Only the kind of problem and its place: a message may quote what a tool sent.
    private static String reason(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        String whole = problem.getClass().getSimpleName() + where;
        return whole.substring(0, Math.min(whole.length(), REASON_CHARS_MAX));
    }

    private void quarantine(Stored stored) throws InterruptedException, Stopped {
        Instant now = clock.instant();
        quarantined.addLast(now);
        while (quarantined.getFirst().isBefore(now.minusSeconds(60))) {
            quarantined.removeFirst();
        }
        if (quarantined.size() > QUARANTINED_PER_MINUTE_MAX) {
            throw new Stopped(
                    "more than "
                            + QUARANTINED_PER_MINUTE_MAX
                            + " records within a minute broke this view, the last one "
                            + stored.position()
                            + ": "
                            + reason);
        }
        recorder.append(new OwnRecord.Quarantined(fold.name(), stored.position(), reason));
        quarantinedCount.incrementAndGet();
        Stored passedOver =
                new Stored.Erased(
                        stored.position(), stored.kind(), stored.receivedMicros(), stored.source());
        if (!tryFold(List.of(passedOver))) {
            throw new Stopped("record " + stored.position() + " cannot be passed over: " + reason);
        }
    }

    private void log(String what) {
        System.getLogger(Followers.class.getName())
                .log(System.Logger.Level.ERROR, "view " + fold.name() + ": " + what);
    }

    FollowerStatus status() {
        long cursor = fold.cursor();
        return new FollowerStatus(
                fold.name(),
                cursor,
                Math.max(0, recorder.journal().size() - cursor),
                quarantinedCount.get(),
                trouble.isEmpty() ? Optional.empty() : Optional.of(trouble));
    }

    void stop() {
        running = false;
    }
}
