package dev.gatehouse.people;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Who is who, followed from the journal: what was known as of any position. Its state is in
/// memory, and its records lie beside in a file of its own, so that opening it does not read the
/// journal. An erased record is forgotten here too. Safe for many threads.
public final class People implements Fold, AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    private static final long SAVE_RECORDS = 50_000;

    private final HistoryFile file;
    private final InstantSource clock;
    private History history;
    private History.Known known;
    private Who now = Who.NOBODY;
    private Who earlier = Who.NOBODY;
    private long earlierAt;
    private long cursor;
    private int savedRecords;
    private long savedCursor;
    private Instant savedTime;

    private People(HistoryFile file, HistoryFile.Saved saved, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.history = saved.history();
        this.known = history.before(Long.MAX_VALUE);
        this.now = known.who();
        this.cursor = saved.cursor();
        this.savedRecords = history.told().size();
        this.savedCursor = cursor;
        this.savedTime = clock.instant();
    }

    /// The people of the recorder's journal.
    public static People open(Recorder recorder, InstantSource clock) {
        try {
            var folder = recorder.data().views().resolve("people");
            Files.createDirectories(folder);
            HistoryFile file = new HistoryFile(folder.resolve("records"));
            HistoryFile.Saved saved = file.read();
            if (saved.cursor() > recorder.journal().size()) {
                saved = new HistoryFile.Saved(0, new History());
                file.write(saved);
            }
            return new People(file, saved, clock);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of people cannot be read", problem);
        }
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        List<Told> told = new ArrayList<>();
        Set<Long> erased = new HashSet<>();
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                read(live)
                        .ifPresent(record -> {
                            if (record instanceof OwnRecord.OfPeople ofPeople) {
                                told.add(new Told(live.position(), ofPeople));
                            } else if (record instanceof OwnRecord.Erasing erasing) {
                                erased.addAll(erasing.positions());
                            }
                        });
            }
        }
        told.removeIf(each -> erased.contains(each.position()));
        take(told);
        forget(erased);
        cursor = Math.max(cursor, records.getLast().position() + 1);
        notifyAll();
        saveNowAndThen();
    }

    private static Optional<OwnRecord> read(Stored.Live live) {
        return live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()));
    }

    private void take(List<Told> told) {
        for (Told each : told) {
            history.add(each);
            known.take(each);
        }
        if (!told.isEmpty()) {
            now = known.who();
        }
    }

    private void forget(Set<Long> erased) throws IOException {
        if (!history.removeAll(erased)) {
            return;
        }
        known = history.before(Long.MAX_VALUE);
        now = known.who();
        earlier = Who.NOBODY;
        earlierAt = 0;
        save(true);
    }

    /// What is known.
    public synchronized Who now() {
        return now;
    }

    /// What was known once every record below `position` had been told; what is known now where it
    /// has not come as far.
    public synchronized Who at(long position) {
        if (position >= history.end()) {
            return now;
        }
        if (position != earlierAt) {
            earlier = history.before(position).who();
            earlierAt = position;
        }
        return earlier;
    }

    /// What waits for somebody to say whose an account is.
    public synchronized List<Suggestion> queue(Accounts accounts) {
        return new Suggestions(known, now).of(accounts);
    }

    /// Every link of an account that was not undone, those not verified included.
    public synchronized List<Link> links(String account) {
        return List.copyOf(known.links().getOrDefault(account, Map.of()).values());
    }

    /// Grows with every change that can alter a judgement.
    public long version() {
        return now().version();
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
        Instant time = clock.instant();
        boolean due = time.isAfter(savedTime.plus(SAVE_EVERY));
        if (cursor - savedCursor >= SAVE_RECORDS || (due && cursor > savedCursor)) {
            save(false);
        }
    }

    private void save(boolean whole) throws IOException {
        List<Told> all = history.told();
        if (whole) {
            file.write(new HistoryFile.Saved(cursor, history));
        } else {
            file.add(all.subList(savedRecords, all.size()), cursor);
        }
        savedRecords = all.size();
        savedCursor = cursor;
        savedTime = clock.instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        if (cursor > savedCursor) {
            save(false);
        }
    }
}
