package dev.gatehouse.access;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.Uses;
import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.MarkSource;
import dev.gatehouse.search.query.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// The verdict of every event: given as the event is understood, before anybody can search for it,
/// and given again when the rules change or more becomes known. What it holds is a view: when its
/// folder is gone, it is read from the journal again. Safe for many threads.
public final class Judgement implements FeedObserver, MarkSource, AutoCloseable {
    private static final int ROWS_AT_ONCE = 4_096;

    private final Supplier<Who> who;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Judgements rows;
    private final MarkNumbers marks = new MarkNumbers();
    // By the position of the record that says since when.
    private final NavigableMap<Long, Heard.Past> past = new TreeMap<>();
    private final Rejudging again;
    private final RowSaving saving;
    private final Counting counting;
    private Rulebook rulebook;
    private Epoch epoch;

    private Judgement(Judgements rows, Rulebook rulebook, Supplier<Who> who, InstantSource clock) {
        this.who = who;
        this.rows = rows;
        this.rulebook = rulebook;
        this.epoch = epoch(rulebook);
        this.saving = new RowSaving(lock, rows, clock);
        this.counting = new Counting(lock, rows);
        this.again =
                new Rejudging(
                        lock,
                        rows,
                        new Rejudging.Rules(
                                this::digest, () -> epoch(this.rulebook), this::caughtUp));
    }

    /// Opens the verdicts in their own folder below `views`.
    ///
    /// @param who who is who now; what becomes known of people judges again
    /// @throws UncheckedIOException when the folder cannot be used
    public static Judgement open(
            Path directory, Rulebook rulebook, Supplier<Who> who, InstantSource clock) {
        try {
            Judgement judgement = new Judgement(Judgements.open(directory), rulebook, who, clock);
            judgement.counting.start();
            judgement.again.start();
            return judgement;
        } catch (IOException disk) {
            throw new UncheckedIOException("cannot open the verdicts in " + directory, disk);
        }
    }

    private void caughtUp(Epoch next) {
        epoch = next;
    }

    private Epoch epoch(Rulebook from) {
        return new Epoch(from, rows.texts(), who.get());
    }

    /// Judges by other rules from now on, and again what was judged before.
    public void change(Rulebook next) {
        lock.lock();
        try {
            rulebook = next;
            again.ask();
        } finally {
            lock.unlock();
        }
    }

    /// Does so only where a verdict could be another by them.
    void changeIfOther(Rulebook next) {
        if (!rulebook().digest().equals(next.digest())) {
            change(next);
        }
    }

    @Override
    public long understoodUpTo() {
        return locked(() -> rows.cursor());
    }

    @Override
    public void recorded(List<Stored> records) {
        Heard heard = Heard.of(records);
        lock.lock();
        try {
            heard.into(past);
            if (rows.holds(heard.erased())) {
                rows.forget(heard.erased());
                epoch = epoch(rulebook);
                rows.rules("");
                again.ask();
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
            saving.nowAndThen();
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
        Verdict verdict = epoch.judge(at, used);
        rows.judged(at, used, verdict, arrived(used, verdict));
        for (int row : better) {
            if (row != at) {
                Used other = rows.column().row(row);
                rows.judged(row, other, epoch.judge(row, other));
            }
        }
    }

    // By the model that was in force at its position; see the record of the choice, 0013.
    private Verdict arrived(Used used, Verdict verdict) {
        Map.Entry<Long, Heard.Past> then = past.floorEntry(used.id().position());
        boolean changed = past.size() > 1 || !history().answers().all().isEmpty();
        boolean other = changed && (then == null || !then.getKey().equals(past.lastKey()));
        return other
                ? epoch.judgeBy(then == null ? Heard.Past.NOTHING : then.getValue(), used)
                : verdict;
    }

    private Heard.Past history() {
        return past.isEmpty() ? Heard.Past.NOTHING : past.lastEntry().getValue();
    }

    private int row(EventId id) {
        return rows.column().find(id.position(), id.n()).orElseThrow();
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
        return locked(() -> again.isAsked() ? "" : rows.rules());
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
        return locked(() -> new Progress(rows.size(), isSettled() ? rows.size() : again.judged()));
    }

    /// How far judging has come.
    ///
    /// @param judged events that have a verdict
    /// @param settled those whose verdict is by the rules in force
    public record Progress(long judged, long settled) {}

    /// How many events have a row.
    int size() {
        return (int) progress().judged();
    }

    /// Hands over rows with their verdicts now; nobody else is judged meanwhile, so `to` is not far
    /// from `from`.
    void each(int from, int to, RowTaker taker) throws IOException {
        lock.lock();
        try {
            int end = Math.min(to, rows.size());
            rows.column()
                    .each(
                            from,
                            end,
                            (at, used) -> {
                                int now = rows.now(at);
                                taker.take(
                                        used,
                                        now == 0 ? Verdict.NOTHING : rows.verdicts().verdict(now));
                            });
        } finally {
            lock.unlock();
        }
    }

    /// Hands over every row with its verdict now; what arrives meanwhile may be among them.
    public void everything(RowTaker taker) throws IOException {
        int size = size();
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            each(from, Math.min(size, from + ROWS_AT_ONCE), taker);
        }
    }

    /// Who is handed rows.
    @FunctionalInterface
    public interface RowTaker {
        /// One row; `used` is valid until the next.
        void take(Used used, Verdict now);
    }

    private <T> T locked(Supplier<T> answer) {
        lock.lock();
        try {
            return answer.get();
        } finally {
            lock.unlock();
        }
    }

    /// Asks what is counted of use; nothing is judged meanwhile. After a start it waits until
    /// everything is counted.
    public <T> T counted(Function<Uses, T> question) {
        return locked(() -> {
            counting.await();
            return question.apply(rows.uses());
        });
    }

    /// Further rules with nothing remembered yet.
    Epoch trial(Rulebook other) {
        return locked(() -> epoch(other));
    }

    /// What other rules would make of everything that happened.
    ///
    /// @param author whose own past is counted, as an address; empty for nobody's
    /// @param progress hears how much is done, 0 to 1
    public Replay replay(Rulebook other, String author, DoubleConsumer progress)
            throws IOException {
        return Replay.of(this, other, author, progress);
    }

    /// What stands in one ledger and has no counterpart in the other.
    public Reconciliation reconcile(Reconciliation.Asked asked) throws IOException {
        return Reconciliation.of(this, asked);
    }

    /// How much of what happened somebody had decided.
    public DecidedShare decidedShare() throws IOException {
        return DecidedShare.of(this);
    }

    /// What is judged by now.
    public Rulebook rulebook() {
        return locked(() -> rulebook);
    }

    @Override
    public List<Key> kinds() {
        return MarkNumbers.kinds();
    }

    @Override
    public int numbers() {
        return locked(() -> marks.highest());
    }

    @Override
    public List<String> values(Key kind, int number) {
        String value = locked(() -> marks.value(kind, number, rows.verdicts()));
        return value.isEmpty() ? List.of() : List.of(value);
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
        return locked(() -> rows.changes(first, last));
    }

    /// Stops judging again and leaves what it knows on disk.
    @Override
    public void close() {
        again.close();
        counting.close();
        saving.close();
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
