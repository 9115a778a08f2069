package dev.gatehouse.access;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.MarkSource;
import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The verdict of every event: given as the event is understood, before anybody can search for it,
/// and given again when the rules change or more becomes known. What it holds is a view: when its
/// folder is gone, it is read from the journal again. Safe for many threads.
public final class Judgement implements FeedObserver, MarkSource, AutoCloseable {
    private static final long SAVE_MILLIS = 30_000;
    private static final int SAVE_ROWS = 50_000;
    private static final int ROWS_AT_ONCE = 4_096;
    private static final long LOOK_MILLIS = 20;

    // After a start, so many of the newest rows are judged again for what they hang on.
    private static final int HANGING_ROWS = 200_000;

    private final Supplier<Who> who;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Judgements rows;
    private final MarkNumbers marks = new MarkNumbers();
    private final Thread thread;
    private Rulebook rulebook;
    private Epoch epoch;
    private int judgedAgain;
    private boolean again = true;
    private volatile boolean closed;
    private long savedMillis;
    private int savedRows;

    private Judgement(Judgements rows, Rulebook rulebook, Supplier<Who> who, InstantSource clock) {
        this.who = who;
        this.rows = rows;
        this.rulebook = rulebook;
        this.clock = clock;
        this.epoch = epoch(rulebook);
        this.savedMillis = clock.millis();
        this.savedRows = rows.size();
        this.thread = Thread.ofPlatform().daemon().name("judgement").unstarted(this::run);
    }

    /// Opens the verdicts in their own folder below `views`.
    ///
    /// @param who who is who now; what becomes known of people judges again
    /// @throws UncheckedIOException when the folder cannot be used
    public static Judgement open(
            Path directory, Rulebook rulebook, Supplier<Who> who, InstantSource clock) {
        try {
            Judgement judgement = new Judgement(Judgements.open(directory), rulebook, who, clock);
            judgement.thread.start();
            return judgement;
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot open the verdicts in " + directory, disk);
        }
    }

    private Epoch epoch(Rulebook from) {
        return new Epoch(from, rows.texts(), who.get());
    }

    /// Judges by other rules from now on, and again what was judged before.
    public void change(Rulebook next) {
        lock.lock();
        try {
            rulebook = next;
            again = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long understoodUpTo() {
        lock.lock();
        try {
            return rows.cursor();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void recorded(List<Stored> records) {
        Set<Long> erased = new TreeSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live
                    && live.kind() == RecordKind.ERASING.number()
                    && OwnRecordJson.read(RecordKind.ERASING, live.payload()).orElse(null)
                            instanceof OwnRecord.Erasing erasing) {
                erased.addAll(erasing.positions());
            }
        }
        lock.lock();
        try {
            if (rows.holds(erased)) {
                rows.forget(erased);
                epoch = epoch(rulebook);
                rows.rules("");
                again = true;
            }
        } catch (IOException disk) {
            throw new UncheckedIOException("an erased event could not be forgotten", disk);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void understood(List<Understood> pieces, long upTo) {
        lock.lock();
        try {
            for (Understood piece : pieces) {
                if (piece.position() >= rows.cursor()) {
                    for (FoldedEvent event : piece.events()) {
                        take(event);
                    }
                }
            }
            rows.cursor(Math.max(rows.cursor(), upTo));
            saveNowAndThen();
        } catch (IOException disk) {
            throw new UncheckedIOException("verdicts cannot be written", disk);
        } finally {
            lock.unlock();
        }
    }

    private void take(FoldedEvent folded) throws IOException {
        EventId completes =
                folded.sameness() instanceof Sameness.Completion(EventId of) ? of : null;
        Used used = rows.put(folded.event(), completes);
        int at = row(used.id());
        List<Integer> better = epoch.remember(used);
        rows.judged(at, epoch.judge(at, used), true);
        for (int row : better) {
            if (row != at) {
                rows.judged(row, epoch.judge(row, rows.column().row(row)), false);
            }
        }
    }

    private int row(EventId id) {
        return rows.column().find(id.position(), id.n()).orElseThrow();
    }

    private void judge(Epoch by, int from, int to) throws IOException {
        rows.column().each(from, to, (at, used) -> rows.judged(at, by.judge(at, used), false));
    }

    private void saveNowAndThen() throws IOException {
        boolean much = rows.size() - savedRows >= SAVE_ROWS;
        if (much || clock.millis() - savedMillis >= SAVE_MILLIS) {
            rows.save();
            savedRows = rows.size();
            savedMillis = clock.millis();
        }
    }

    // Judges again whenever asked to, until closed.
    private void run() {
        boolean refused = false;
        while (!closed) {
            try {
                Thread.sleep(LOOK_MILLIS);
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
            if (!again && rows.rules().equals(digest())) {
                return null;
            }
            again = false;
            return epoch(rulebook);
        } finally {
            lock.unlock();
        }
    }

    // First everything is remembered, then everything is judged, so that what came in late counts
    // as what came in time. New events are judged by the earlier epoch until this one has caught
    // up.
    private void judgeAgain(Epoch next) throws IOException {
        int remembered = 0;
        int judged = -1;
        while (!closed) {
            lock.lock();
            try {
                if (again) {
                    return;
                }
                int size = rows.size();
                if (remembered < size) {
                    int to = Math.min(size, remembered + ROWS_AT_ONCE);
                    rows.column().each(remembered, to, (_, used) -> next.remember(used));
                    remembered = to;
                    continue;
                }
                if (judged < 0) {
                    boolean same = rows.rules().equals(next.digest());
                    judged = same ? Math.max(0, size - HANGING_ROWS) : 0;
                    rows.rules(same ? rows.rules() : "");
                }
                int to = Math.min(size, judged + ROWS_AT_ONCE);
                judge(next, judged, to);
                judged = to;
                judgedAgain = to;
                if (judged == size) {
                    epoch = next;
                    rows.rules(next.digest());
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    // By which rules, and by what is known of people, verdicts are to be.
    private String digest() {
        return rulebook.digest() + "-" + who.get().version();
    }

    /// Whether everything is judged by the rules in force.
    public boolean isSettled() {
        return epoch().equals(digest());
    }

    /// The digest of what all present verdicts were made by: the rules, and the version of what is
    /// known of people. Empty while events are being judged again.
    public String epoch() {
        lock.lock();
        try {
            return again ? "" : rows.rules();
        } finally {
            lock.unlock();
        }
    }

    /// The verdict of an event; empty before it was judged.
    public Optional<Verdict> verdict(EventId id) {
        return verdict(id, MarkNumbers.Pair::now);
    }

    /// The verdict of an event as it arrived; empty before it was judged.
    public Optional<Verdict> verdictThen(EventId id) {
        return verdict(id, MarkNumbers.Pair::then);
    }

    private Optional<Verdict> verdict(EventId id, ToIntFunction<MarkNumbers.Pair> which) {
        lock.lock();
        try {
            MarkNumbers.Pair found = rows.find(id.position(), id.n());
            return found.now() == 0
                    ? Optional.empty()
                    : Optional.of(rows.verdicts().verdict(which.applyAsInt(found)));
        } finally {
            lock.unlock();
        }
    }

    /// What the verdict of an event rests on, step by step; empty before it was judged.
    public Optional<Explanation> explain(EventId id) {
        lock.lock();
        try {
            MarkNumbers.Pair found = rows.find(id.position(), id.n());
            if (found.now() == 0) {
                return Optional.empty();
            }
            return Optional.of(
                    Explanation.of(
                            rows.verdicts().verdict(found.now()),
                            rows.verdicts().verdict(found.then()),
                            epoch.judge(),
                            rows.column().row(row(id))));
        } catch (IOException disk) {
            throw new UncheckedIOException("a used event cannot be read", disk);
        } finally {
            lock.unlock();
        }
    }

    /// How many events are judged, and how many of them by the rules in force.
    public Progress progress() {
        lock.lock();
        try {
            return new Progress(rows.size(), isSettled() ? rows.size() : judgedAgain);
        } finally {
            lock.unlock();
        }
    }

    /// How far judging has come.
    ///
    /// @param judged events that have a verdict
    /// @param settled those whose verdict is by the rules in force
    public record Progress(long judged, long settled) {}

    @Override
    public List<Key> kinds() {
        return MarkNumbers.kinds();
    }

    @Override
    public int numbers() {
        lock.lock();
        try {
            return marks.highest();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String value(Key kind, int number) {
        lock.lock();
        try {
            return marks.value(kind, number, rows.verdicts());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void numbers(long[] positions, int[] places, int[] numbers, int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                numbers[i] = marks.number(rows.find(positions[i], places[i]));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long changes(long first, long last) {
        lock.lock();
        try {
            return rows.changes(first, last);
        } finally {
            lock.unlock();
        }
    }

    /// Stops judging again and leaves what it knows on disk.
    @Override
    public void close() {
        closed = true;
        // Never interrupted: that would close the files it may be reading.
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
        lock.lock();
        try {
            rows.save();
            rows.close();
        } catch (IOException disk) {
            throw new UncheckedIOException("the verdicts could not be saved", disk);
        } finally {
            lock.unlock();
        }
    }
}
