package dev.gatehouse.search;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Keeps answers fresh and what was taken safe: opens the index again while somebody asks, and
/// commits after a while or after many events. A folder that cannot be written stops commits, not
/// answers; the next attempt comes as soon.
final class Upkeep implements AutoCloseable {
    /// What may be taken between two commits.
    static final long COMMIT_RECORDS_MAX = 500_000;

    /// Time between two commits, while anything is taken.
    static final long COMMIT_MILLIS_MAX = 30_000;

    /// How long after a question the index is still opened again ahead of the next.
    static final long ASKED_MILLIS_MAX = 30_000;

    /// Time between two openings at least, while somebody asks; what an opening took counts
    /// [#OPENING_PAUSE_TIMES] where that is more, so that it never takes most of a processor.
    static final long OPENED_MILLIS_MIN = 75;

    private static final long OPENING_PAUSE_TIMES = 4;
    private static final long LOOK_MILLIS = 25;
    private static final long RETRY_MILLIS = 500;

    private final Supplier<List<IndexGeneration>> generations;
    private final InstantSource clock;
    private final List<Thread> threads;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long askedMillis;
    private volatile long refreshedMillis;
    private volatile long nextOpeningMillis;
    private volatile long committedMillis;

    Upkeep(Supplier<List<IndexGeneration>> generations, InstantSource clock) {
        this.generations = generations;
        this.clock = clock;
        this.committedMillis = clock.millis();
        this.askedMillis = clock.millis() - ASKED_MILLIS_MAX;
        this.nextOpeningMillis = clock.millis();
        // Two, so that a disk that is slow to take a commit does not make answers old.
        this.threads =
                List.of(
                        thread("search-reopen", this::openAgain),
                        thread("search-commit", this::commit));
    }

    private Thread thread(String name, Look look) {
        return Thread.ofPlatform().daemon().name(name).start(() -> run(look));
    }

    private interface Look {
        void at(IndexGeneration generation) throws IOException;
    }

    /// Makes sure that an answer is at most so stale, and knows of `wantedAsOf` if that was taken.
    void freshen(IndexGeneration generation, OptionalLong wantedAsOf) throws IOException {
        long now = clock.millis();
        askedMillis = now;
        long visible = generation.visibleAsOf();
        boolean stale =
                visible < generation.cursor() - 1
                        && now - refreshedMillis >= EventIndex.STALE_MILLIS_MAX;
        boolean wanted = wantedAsOf.isPresent() && wantedAsOf.getAsLong() > visible;
        if (stale || (wanted && visible < generation.cursor() - 1)) {
            refresh(generation);
        }
    }

    // Noted when it is done: who asks meanwhile waits for it, or would be given what was before.
    private void refresh(IndexGeneration generation) throws IOException {
        long began = clock.millis();
        generation.snapshots().maybeRefreshBlocking();
        refreshedMillis = began;
        long ended = clock.millis();
        nextOpeningMillis =
                ended + Math.max(OPENED_MILLIS_MIN, OPENING_PAUSE_TIMES * (ended - began));
    }

    private void run(Look look) {
        long wait = LOOK_MILLIS;
        while (true) {
            try {
                if (closing.await(wait, TimeUnit.MILLISECONDS)) {
                    return;
                }
                for (IndexGeneration generation : generations.get()) {
                    look.at(generation);
                }
                wait = LOOK_MILLIS;
            } catch (InterruptedException stop) {
                return;
            } catch (IOException | RuntimeException problem) {
                // The disk may be full or gone for a while; questions meet the same problem and say
                // so.
                wait = RETRY_MILLIS;
            }
        }
    }

    private void openAgain(IndexGeneration generation) throws IOException {
        long now = clock.millis();
        boolean asked = now - askedMillis < ASKED_MILLIS_MAX;
        if (asked && now >= nextOpeningMillis) {
            refresh(generation);
        }
    }

    private void commit(IndexGeneration generation) throws IOException {
        long now = clock.millis();
        long uncommitted = generation.uncommitted();
        boolean due = now - committedMillis >= COMMIT_MILLIS_MAX;
        if (uncommitted >= COMMIT_RECORDS_MAX || (uncommitted > 0 && due)) {
            committedMillis = now;
            generation.commit();
        }
    }

    // Never by an interrupt: one that meets a write closes the index's own files under it.
    @Override
    public void close() {
        closing.countDown();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
