package dev.gatehouse.finding;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Everything worth a look, as the records say it: what rooms raised, what people decided. Depends
/// on the records alone; made again from them it is the same. Safe for many threads.
public final class Findings implements Fold, AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

    private final From from;
    private final FindingsFile file;
    private final List<Told> unsaved = new ArrayList<>();
    private Remembered remembered;
    private long cursor;
    private long changes;
    private long savedCursor;
    private Instant savedTime;

    /// What it asks.
    ///
    /// @param checks how bad a check's failing is; empty where it is no finding
    /// @param places what the source of a number is called, and the path of its instance
    public record From(
            Recorder recorder,
            Function<String, Optional<Severity>> checks,
            IntFunction<Place> places,
            InstantSource clock) {
        Emitted emitted() {
            return new Emitted(checks, places);
        }
    }

    /// A source, as far as a finding names one.
    ///
    /// @param source `tool:name`
    /// @param path `tool/instance`
    public record Place(String source, String path) {}

    private Findings(From from, FindingsFile file) throws IOException {
        this.from = from;
        this.file = file;
        this.remembered = new Remembered(from.emitted());
        this.cursor = file.read(remembered::take);
        if (cursor > from.recorder().journal().size()) {
            this.remembered = new Remembered(from.emitted());
            this.cursor = 0;
            file.clear();
        }
        this.savedCursor = cursor;
        this.savedTime = from.clock().instant();
    }

    /// The findings of the recorder's journal.
    public static Findings open(From from) {
        try {
            Path folder = from.recorder().data().views().resolve("findings");
            Files.createDirectories(folder);
            return new Findings(from, new FindingsFile(folder.resolve("remembered")));
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of findings cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "findings";
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
                Optional<OwnRecord> record = Told.read(live);
                record.flatMap(one -> Told.of(live, one)).ifPresent(this::take);
                if (record.orElse(null) instanceof OwnRecord.Erasing erasing) {
                    erased.addAll(erasing.positions());
                }
            }
        }
        cursor = Math.max(cursor, records.getLast().position() + 1);
        if (!erased.isEmpty()) {
            forget(erased);
        }
        notifyAll();
        if (from.clock().instant().isAfter(savedTime.plus(SAVE_EVERY))) {
            save();
        }
    }

    private void take(Told told) {
        remembered.take(told);
        unsaved.add(told);
        changes++;
    }

    // What was erased is gone from here as if it had never been said.
    private void forget(Set<Long> erased) throws IOException {
        save();
        file.remove(erased);
        remembered = new Remembered(from.emitted());
        file.read(remembered::take);
        changes++;
    }

    /// What a record says is worth a look, its own words or those of a check or a model; of one
    /// check several things.
    public List<Raised> raisedBy(Copied copied) {
        Emitted emitted = from.emitted();
        return Told.of(copied).stream()
                .flatMap(told -> emitted.of(told).stream())
                .<Raised>mapMulti((sign, raised) -> {
                    if (sign instanceof Emitted.Sign.Raise(Raised one)) {
                        raised.accept(one);
                    }
                })
                .toList();
    }

    /// All of them, in the order they were first raised.
    public synchronized List<Finding> all() {
        return remembered.findings(from.clock().instant());
    }

    /// The one of that key.
    public synchronized Optional<Finding> find(String key) {
        return remembered.finding(key, from.clock().instant());
    }

    /// What happened to it and was done about it, the oldest first.
    public synchronized List<Step> steps(String key) {
        return remembered.steps(key);
    }

    /// What people were asked about it, the oldest first.
    public synchronized List<Question> questions(String key) {
        return remembered.questions(key);
    }

    /// What people were asked about any of them.
    public synchronized List<Question> questions() {
        return remembered.questions();
    }

    /// Every suppression there is, those that ended too, the oldest first.
    public synchronized List<Suppression> suppressions() {
        return remembered.suppressions();
    }

    /// How often what that rule raised was right.
    public synchronized Precision precision(String emitter, String rule) {
        return remembered.precision(emitter, rule);
    }

    /// How many were forgotten because there were too many.
    public synchronized long forgotten() {
        return remembered.forgotten();
    }

    /// Grows with everything that is told; equal numbers know the same.
    public synchronized long version() {
        return changes;
    }

    /// Waits until something was told since it was `version`, or for as long as `most`.
    ///
    /// @return the version it has then
    public synchronized long awaitChange(long version, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (changes == version) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return changes;
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

    private void save() throws IOException {
        if (cursor > savedCursor) {
            file.add(unsaved, cursor);
            unsaved.clear();
        }
        savedCursor = cursor;
        savedTime = from.clock().instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        save();
    }
}
