package dev.gatehouse.server.engine;

import dev.gatehouse.journal.Anchors;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.Merkle;
import dev.gatehouse.journal.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the last checkpoint outside the data directory, every hour, after comparing with the one
/// kept before: a journal that does not continue it is said so, and nothing is kept over it.
public final class Anchoring implements AutoCloseable {
    /// Between two anchors.
    static final Duration ANCHOR_EVERY = Duration.ofHours(1);

    private final Journal journal;
    private final Optional<Anchors> anchors;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<Last> last = Optional.empty();

    /// The last try.
    ///
    /// @param size records the anchor covers; 0 when there is none
    /// @param problem why it was not kept
    public record Last(Instant at, long size, Optional<String> problem) {}

    private Anchoring(Journal journal, Optional<Anchors> anchors, InstantSource clock) {
        this.journal = journal;
        this.anchors = anchors;
        this.clock = clock;
    }

    /// Starts it; without a folder it does nothing.
    public static Anchoring start(Journal journal, Optional<Anchors> anchors, InstantSource clock) {
        Anchoring anchoring = new Anchoring(journal, anchors, clock);
        if (anchors.isPresent()) {
            anchoring.anchor();
            Thread.ofVirtual().name("anchors").start(anchoring::watch);
        }
        return anchoring;
    }

    private void watch() {
        try {
            while (!stopped.await(ANCHOR_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                anchor();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The last try; empty where no folder is set.
    public Optional<Last> last() {
        return last;
    }

    /// What is kept of this journal; none where no folder is set.
    public List<SignedCheckpoint> kept() throws IOException {
        return anchors.isPresent() ? anchors.get().of(journal.checkpoint().origin()) : List.of();
    }

    /// Compares, then keeps the last checkpoint.
    public synchronized void anchor() {
        SignedCheckpoint now = journal.checkpoint();
        Optional<String> problem = Optional.empty();
        try {
            List<SignedCheckpoint> kept = kept();
            problem = kept.isEmpty() ? Optional.empty() : difference(kept.getLast(), now);
            if (problem.isEmpty() && now.size() > 0) {
                anchors.orElseThrow().keep(now);
            }
        } catch (IOException | JournalException disk) {
            problem = Optional.of(String.valueOf(disk.getMessage()));
        }
        if (problem.isPresent() && last.flatMap(Last::problem).isEmpty()) {
            System.getLogger(Anchoring.class.getName())
                    .log(System.Logger.Level.ERROR, "no anchor was kept: " + problem.get());
        }
        last = Optional.of(new Last(clock.instant(), problem.isEmpty() ? now.size() : 0, problem));
    }

    private Optional<String> difference(SignedCheckpoint anchor, SignedCheckpoint now) {
        if (anchor.size() > now.size()) {
            return Optional.of(
                    "%,d records were anchored, the journal has %,d: an older copy, or rolled back"
                            .formatted(anchor.size(), now.size()));
        }
        boolean continues =
                anchor.size() == 0
                        || Merkle.isConsistent(
                                anchor.head(),
                                now.head(),
                                journal.proveConsistency(anchor.size(), now.size()));
        return continues
                ? Optional.empty()
                : Optional.of(
                        "the journal does not continue the %,d records that were anchored"
                                .formatted(anchor.size()));
    }

    /// Stops; an anchor that is being kept is.
    @Override
    public void close() {
        stopped.countDown();
        synchronized (this) {
            last = last.or(Optional::empty);
        }
    }
}
