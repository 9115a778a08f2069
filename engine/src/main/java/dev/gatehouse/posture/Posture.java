package dev.gatehouse.posture;

import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Who;
import dev.gatehouse.posture.Standing.Drift;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Asks the checks whenever the inventory or people changed, and now and then because time passes.
/// What began to fail or stopped is recorded with the change that did it; everything else here is
/// made again from the inventory. Says nothing before it has seen as much of the journal as there
/// was when it opened. Safe for many threads.
public final class Posture implements Fold, AutoCloseable {
    /// Turns in one record.
    static final int TURNS_MAX = 500;

    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    private static final Duration TAKEN_WAIT = Duration.ofSeconds(10);

    private final From from;
    private final RememberedFile file;
    private final List<RememberedFile.Told> told;
    private final long goal;
    private Remembered remembered = new Remembered();
    private Round round = Round.NONE;
    private Standing standing = Standing.NOTHING;
    private long cursor;
    private long recordedUpTo;
    private int savedTold;
    private long savedCursor;
    private Instant savedTime;
    private boolean rewrite;

    /// What it asks.
    ///
    /// @param use when things were last used
    public record From(
            Recorder recorder,
            Inventory inventory,
            People people,
            LastUse use,
            Checks checks,
            InstantSource clock) {}

    private Posture(From from, RememberedFile file, RememberedFile.Saved saved) {
        this.from = from;
        this.file = file;
        this.told = new ArrayList<>(saved.told());
        this.cursor = saved.cursor();
        this.goal = from.recorder().journal().size();
        told.forEach(each -> remembered.take(each.record(), each.received()));
        this.savedTold = told.size();
        this.savedCursor = cursor;
        this.savedTime = from.clock().instant();
    }

    /// The posture of the recorder's journal.
    public static Posture open(From from) {
        try {
            var folder = from.recorder().data().views().resolve("posture");
            Files.createDirectories(folder);
            RememberedFile file = new RememberedFile(folder.resolve("remembered"));
            RememberedFile.Saved saved = file.read();
            if (saved.cursor() > from.recorder().journal().size()) {
                saved = new RememberedFile.Saved(0, List.of());
                file.write(List.of(), 0);
            }
            return new Posture(from, file, saved);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of posture cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "posture";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        Set<Long> erased = new HashSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                OwnRecord record = read(live).orElse(null);
                if (record instanceof PostureRecord ours) {
                    take(live, ours);
                } else if (record instanceof OwnRecord.Erasing erasing) {
                    erased.addAll(erasing.positions());
                }
            }
        }
        forget(erased);
        cursor = Math.max(cursor, records.getLast().position() + 1);
        notifyAll();
        saveNowAndThen();
    }

    private static Optional<OwnRecord> read(Stored.Live live) {
        boolean sent =
                live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                        || live.kind() == RecordKind.COUNTED.number();
        return sent
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()));
    }

    private void take(Stored.Live live, PostureRecord record) {
        Instant received = Instant.EPOCH.plus(live.receivedMicros(), ChronoUnit.MICROS);
        told.add(new RememberedFile.Told(live.position(), received, record));
        remembered.take(record, received);
        standing = standing(round);
    }

    private void forget(Set<Long> erased) {
        if (told.removeIf(each -> erased.contains(each.position()))) {
            remembered = new Remembered();
            told.forEach(each -> remembered.take(each.record(), each.received()));
            standing = standing(round);
            rewrite = true;
        }
    }

    /// What stands.
    public synchronized Standing now() {
        return standing;
    }

    /// The checks it asks.
    public Checks checks() {
        return from.checks();
    }

    /// What one check said of one thing otherwise than before, oldest first.
    public synchronized List<Drift> history(String check, String subject) {
        return remembered.history(new Judged.Key(check, subject));
    }

    /// Whether anything could be otherwise than when it was last asked.
    public synchronized boolean isBehind() {
        return hasCaughtUp()
                && round.isBehind(
                        from.inventory().version(),
                        from.people().version(),
                        from.clock().instant());
    }

    private boolean hasCaughtUp() {
        return cursor >= Math.max(goal, recordedUpTo)
                && from.people().cursor() >= goal
                && from.inventory().understoodUpTo() >= goal;
    }

    /// Asks everything that could be otherwise, and records what began to fail or stopped.
    public void ask() throws InterruptedException {
        Round before;
        synchronized (this) {
            if (!hasCaughtUp()) {
                return;
            }
            before = round;
        }
        Who who = from.people().now();
        Instant now = from.clock().instant();
        Round after =
                before.next(
                        new Round.With(
                                from.checks(), from.inventory().now(), who, from.use(), now));
        List<PostureRecord.PostureChanged> changed = changed(before, after, now);
        synchronized (this) {
            round = after;
            standing = standing(after);
        }
        if (!changed.isEmpty()) {
            long last = from.recorder().append(changed) + changed.size();
            synchronized (this) {
                recordedUpTo = last;
            }
            awaitTaken(last - 1, TAKEN_WAIT);
        }
    }

    private List<PostureRecord.PostureChanged> changed(Round before, Round after, Instant now) {
        boolean peopleChanged = before.people() != after.people();
        Turns turns =
                new Turns(
                        from.checks(),
                        () -> changes(now),
                        before.at(),
                        new Causes.Why(now, peopleChanged ? Causes.PEOPLE : Causes.TIME));
        synchronized (this) {
            return turns.between(remembered, after);
        }
    }

    private List<FactChange> changes(Instant now) {
        return from.inventory().changes(Instant.EPOCH, now.plus(Duration.ofDays(1)));
    }

    private Standing standing(Round of) {
        return Standings.of(of, from.checks(), remembered, from.clock().instant());
    }

    /// Waits until it has taken the record at `position`.
    ///
    /// @return whether it did so in time
    public synchronized boolean awaitTaken(long position, Duration most)
            throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (cursor <= position) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void saveNowAndThen() throws IOException {
        if (rewrite || from.clock().instant().isAfter(savedTime.plus(SAVE_EVERY))) {
            save();
        }
    }

    private void save() throws IOException {
        if (rewrite) {
            file.write(told, cursor);
            rewrite = false;
        } else if (cursor > savedCursor) {
            file.add(told.subList(savedTold, told.size()), cursor);
        }
        savedTold = told.size();
        savedCursor = cursor;
        savedTime = from.clock().instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        save();
    }
}
