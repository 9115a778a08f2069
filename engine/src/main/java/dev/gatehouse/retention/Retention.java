package dev.gatehouse.retention;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.CopiedRecords;
import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.InventoryRecord;
import dev.gatehouse.record.KeepRecord;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// How long each source is kept, and every hold, as the records say it. Depends on them alone. Safe
/// for many threads.
///
/// A shorter time counts only [#SHORTENED_AFTER] it was set, so that whoever sees it can object.
public final class Retention implements Fold, AutoCloseable {
    /// How long records are kept where nobody said otherwise: thirteen months.
    public static final int KEEP_DAYS = 395;

    /// The longest that can be asked for.
    public static final int KEEP_DAYS_MAX = 36_500;

    /// How long a shorter time waits before anything is destroyed because of it.
    public static final Duration SHORTENED_AFTER = Duration.ofDays(7);

    private static final int EVERY_SOURCE = 0;
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

    private final Map<Integer, List<Said>> said = new HashMap<>();
    private final TreeMap<Long, Hold> holds = new TreeMap<>();
    private final Set<Long> snapshots = new HashSet<>();
    private final CopiedRecords file;
    private final InstantSource clock;
    private final List<Copied> unsaved = new ArrayList<>();
    private long cursor;
    private long savedCursor;
    private Instant savedTime;

    /// How long, since when.
    private record Said(Instant at, int days) {}

    private Retention(Recorder recorder, CopiedRecords file, InstantSource clock)
            throws IOException {
        this.file = file;
        this.clock = clock;
        CopiedRecords.Saved saved = file.read();
        if (saved.cursor() <= recorder.journal().size()) {
            saved.copied().forEach(this::take);
            this.cursor = saved.cursor();
        } else {
            file.write(List.of(), 0);
        }
        this.savedCursor = cursor;
        this.savedTime = clock.instant();
    }

    /// As the recorder's journal says.
    public static Retention open(Recorder recorder, InstantSource clock) {
        try {
            Path folder = recorder.data().views().resolve("retention");
            Files.createDirectories(folder);
            return new Retention(recorder, new CopiedRecords(folder.resolve("remembered")), clock);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of retention cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                CopiedRecords.copy(live)
                        .filter(Retention::isOurs)
                        .ifPresent(copied -> {
                            take(copied);
                            unsaved.add(copied);
                        });
            }
        }
        cursor = Math.max(cursor, records.getLast().position() + 1);
        notifyAll();
        if (clock.instant().isAfter(savedTime.plus(SAVE_EVERY))) {
            save();
        }
    }

    private static boolean isOurs(Copied copied) {
        return copied.record() instanceof KeepRecord
                || copied.record() instanceof InventoryRecord.SnapshotTaken;
    }

    private void take(Copied told) {
        if (told.record() instanceof KeepRecord record) {
            take(told, record);
        } else if (told.record() instanceof InventoryRecord.SnapshotTaken taken) {
            taken.listings().forEach(listing -> snapshots.addAll(listing.pieces()));
        }
    }

    private void take(Copied told, KeepRecord record) {
        switch (record) {
            case KeepRecord.RetentionSet set ->
                    said.computeIfAbsent(set.number(), _ -> new ArrayList<>())
                            .add(new Said(told.received(), set.days()));
            case KeepRecord.HoldPlaced placed ->
                    holds.put(
                            told.position(),
                            new Hold(
                                    told.position(),
                                    placed.number(),
                                    placed.query(),
                                    placed.reason(),
                                    placed.by(),
                                    told.received(),
                                    Optional.empty()));
            case KeepRecord.HoldReleased released ->
                    holds.computeIfPresent(
                            released.hold(),
                            (_, hold) ->
                                    hold.with(
                                            new Hold.Release(
                                                    released.reason(),
                                                    released.by(),
                                                    told.received())));
            case KeepRecord.BackupBegun _, KeepRecord.Restored _ -> {}
        }
    }

    /// Days everything is kept where its source says nothing else.
    public synchronized int days() {
        return last(EVERY_SOURCE).orElse(KEEP_DAYS);
    }

    /// Days a source of its own is kept; empty where what holds for all holds for it.
    public synchronized Optional<Integer> days(int source) {
        return last(source);
    }

    private Optional<Integer> last(int source) {
        List<Said> all = said.getOrDefault(source, List.of());
        return all.isEmpty() || all.getLast().days() == 0
                ? Optional.empty()
                : Optional.of(all.getLast().days());
    }

    /// Days after which what a source sent may be destroyed now: the longest that held within the
    /// last [#SHORTENED_AFTER].
    synchronized int daysInForce(int source, Instant now) {
        Instant from = now.minus(SHORTENED_AFTER);
        int longest = 0;
        List<Instant> moments = new ArrayList<>(List.of(from));
        for (int one : List.of(source, EVERY_SOURCE)) {
            said.getOrDefault(one, List.of()).stream()
                    .map(Said::at)
                    .filter(at -> at.isAfter(from))
                    .forEach(moments::add);
        }
        for (Instant moment : moments) {
            longest = Math.max(longest, at(source, moment));
        }
        return longest;
    }

    private int at(int source, Instant moment) {
        return saidAt(source, moment).or(() -> saidAt(EVERY_SOURCE, moment)).orElse(KEEP_DAYS);
    }

    private Optional<Integer> saidAt(int source, Instant moment) {
        Optional<Integer> days = Optional.empty();
        for (Said one : said.getOrDefault(source, List.of())) {
            if (!one.at().isAfter(moment)) {
                days = one.days() == 0 ? Optional.empty() : Optional.of(one.days());
            }
        }
        return days;
    }

    /// The least of [#daysInForce] of any source.
    synchronized int shortest(Instant now) {
        int shortest = daysInForce(EVERY_SOURCE, now);
        for (int source : said.keySet()) {
            shortest = Math.min(shortest, daysInForce(source, now));
        }
        return shortest;
    }

    /// Whether a piece is part of what a tool said it allows: the history of rights rests on it.
    synchronized boolean isOfSnapshot(long position) {
        return snapshots.contains(position);
    }

    /// Every hold, the latest first, those that were released too.
    public synchronized List<Hold> holds() {
        return List.copyOf(holds.descendingMap().values());
    }

    /// Waits until it has taken the record at `position`.
    ///
    /// @return whether it did so in time
    synchronized boolean awaitTaken(long position, Duration most) throws InterruptedException {
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
        savedTime = clock.instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        save();
    }
}
