package dev.gatehouse.review;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.CopiedRecords;
import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.ReviewRecord;
import dev.gatehouse.record.ReviewRecord.ReviewClosed;
import dev.gatehouse.record.ReviewRecord.ReviewDecided;
import dev.gatehouse.record.ReviewRecord.ReviewLines;
import dev.gatehouse.record.ReviewRecord.ReviewOpened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Every review, as the records say it. Depends on them alone; made again from them it is the same.
/// Safe for many threads.
public final class Reviews implements Fold, AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

    private final TreeMap<Long, Ongoing> reviews = new TreeMap<>();
    private final CopiedRecords file;
    private final InstantSource clock;
    private final List<Copied> unsaved = new ArrayList<>();
    private long cursor;
    private long savedCursor;
    private Instant savedTime;

    private Reviews(Recorder recorder, CopiedRecords file, InstantSource clock) throws IOException {
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

    /// The reviews of the recorder's journal.
    public static Reviews open(Recorder recorder, InstantSource clock) {
        try {
            Path folder = recorder.data().views().resolve("reviews");
            Files.createDirectories(folder);
            return new Reviews(recorder, new CopiedRecords(folder.resolve("remembered")), clock);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of reviews cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "reviews";
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
                        .filter(copied -> copied.record() instanceof ReviewRecord)
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

    private void take(Copied told) {
        if (told.record() instanceof ReviewRecord record) {
            take(told, record);
        }
    }

    private void take(Copied told, ReviewRecord record) {
        switch (record) {
            case ReviewOpened opened ->
                    reviews.put(
                            told.position(), new Ongoing(told.position(), opened, told.received()));
            case ReviewLines lines -> {
                if (!reviews.isEmpty()) {
                    reviews.lastEntry().getValue().take(lines, told.position());
                }
            }
            case ReviewDecided decided -> {
                Ongoing of = reviews.get(decided.review());
                if (of != null) {
                    of.take(decided, told.received(), told.position());
                }
            }
            case ReviewClosed closed -> {
                Ongoing of = reviews.get(closed.review());
                if (of != null) {
                    of.take(closed, told.received(), told.position());
                }
            }
        }
    }

    /// All of them, the one opened last first.
    public synchronized List<Review> all() {
        return reviews.descendingMap().values().stream().map(Ongoing::review).toList();
    }

    /// The one that was opened by the record at that position.
    public synchronized Optional<Review> find(long id) {
        return Optional.ofNullable(reviews.get(id)).map(Ongoing::review);
    }

    /// How many lines all of them have.
    synchronized long lines() {
        return reviews.values().stream().mapToLong(Ongoing::size).sum();
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
        savedTime = clock.instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        save();
    }
}
