package dev.gatehouse.access;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Judges everything again in a thread of its own whenever it is asked to or the rules in force are
/// others, a few rows at a time. New events are judged by the earlier epoch until the next one has
/// caught up.
final class Rejudging implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 4_096;
    private static final long LOOK_MILLIS = 20;

    // After a start with rows everybody else comes first: those who ask and those who send.
    private static final int START_LOOKS = 100;

    // After a start, so many of the newest rows are judged again for what they hang on.
    private static final int HANGING_ROWS = 200_000;

    private final ReentrantLock lock;
    private final Judgements rows;
    private final Rules rules;
    private final Thread thread;
    private final int startLooks;
    private int judged;
    private boolean asked = true;
    private volatile boolean closed;

    /// What is to be judged by.
    ///
    /// @param digest of the rules verdicts are to be of
    /// @param epoch one by these rules with nothing remembered
    /// @param caughtUp hears of it once everything is judged by it
    record Rules(Supplier<String> digest, Supplier<Epoch> epoch, Consumer<Epoch> caughtUp) {}

    /// @param lock under which rows are read and judged, and everything here is called
    Rejudging(ReentrantLock lock, Judgements rows, Rules rules) {
        this.lock = lock;
        this.rows = rows;
        this.rules = rules;
        this.startLooks = rows.size() == 0 ? 0 : START_LOOKS;
        this.thread = Thread.ofPlatform().daemon().name("judgement").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Asks for everything to be judged again.
    void ask() {
        asked = true;
    }

    /// Whether that has not begun yet.
    boolean isAsked() {
        return asked;
    }

    /// How many rows the present run has judged.
    int judged() {
        return judged;
    }

    private void run() {
        boolean refused = false;
        int rest = startLooks;
        while (!closed) {
            try {
                Thread.sleep(LOOK_MILLIS);
                if (rest > 0) {
                    rest--;
                    continue;
                }
                Epoch next = next();
                if (next != null) {
                    judgeAgain(next);
                }
                refused = false;
            } catch (IOException disk) {
                if (!refused) {
                    System.getLogger(Judgement.class.getName())
                            .log(
                                    System.Logger.Level.ERROR,
                                    "the disk refuses to judge again, trying on: " + disk);
                }
                refused = true;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private @Nullable Epoch next() {
        lock.lock();
        try {
            if (!asked && rows.rules().equals(rules.digest().get())) {
                return null;
            }
            asked = false;
            return rules.epoch().get();
        } finally {
            lock.unlock();
        }
    }

    // First everything is remembered, then everything is judged, so that what came in late counts
    // as what came in time.
    private void judgeAgain(Epoch next) throws IOException {
        int remembered = 0;
        int from = -1;
        while (!closed) {
            lock.lock();
            try {
                if (asked) {
                    return;
                }
                int size = rows.size();
                if (remembered < size) {
                    int to = Math.min(size, remembered + ROWS_AT_ONCE);
                    rows.column().each(remembered, to, (_, used) -> next.remember(used));
                    remembered = to;
                    continue;
                }
                if (from < 0) {
                    boolean same = rows.rules().equals(next.digest());
                    from = same ? Math.max(0, size - HANGING_ROWS) : 0;
                    rows.rules(same ? rows.rules() : "");
                }
                int to = Math.min(size, from + ROWS_AT_ONCE);
                rows.column()
                        .each(from, to, (at, used) -> rows.judged(at, used, next.judge(at, used)));
                from = to;
                judged = to;
                if (from == size) {
                    rules.caughtUp().accept(next);
                    rows.rules(next.digest());
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Stops, having waited. Never interrupts: that would close the files it may be reading.
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
