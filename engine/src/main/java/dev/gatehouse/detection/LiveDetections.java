package dev.gatehouse.detection;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.record.DetectionRecord.DetectionSet;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.SavingThread;
import dev.gatehouse.search.MarkSource;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the journal and says which detections match each event. What is `on` is raised as a
/// record, the same thing never twice: what the journal holds already is not raised again, and
/// nothing of what was there before this view was first made. What it holds is a view: when its
/// folder is gone, it is made from the journal again. Safe for many threads.
public final class LiveDetections implements Fold, MarkSource, AutoCloseable {
    /// Things raised in one append.
    static final int RAISED_AT_ONCE_MAX = 500;

    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    // More than can change otherwise.
    private static final long BEGUN_AGAIN = 1L << 48;
    private static final int SCAN_RECORDS = 2_048;

    private final From from;
    private final MemoryFile file;
    private final SavingThread saving = new SavingThread("detections-save");
    private final List<Raised> waiting = new ArrayList<>();
    private Memory memory;
    private Detections detections;
    private long cursor;
    // Below it nothing is raised.
    private long silentBelow;
    private long restarts;
    private Instant savedTime;
    private long savedCursor;

    /// What it follows and looks for.
    ///
    /// @param feed a feed of its own
    /// @param raisesHistory whether events that came in long after they happened are raised too
    /// @param toolLogs what rules call the logs of tools besides their own names
    public record From(
            Recorder recorder,
            EventFeed feed,
            People people,
            boolean raisesHistory,
            ToolLogs toolLogs,
            InstantSource clock) {}

    private LiveDetections(From from, Detections detections, MemoryFile file) throws IOException {
        this.from = from;
        this.file = file;
        this.detections = detections;
        this.memory = fresh(new Matched());
        this.savedTime = from.clock().instant();
        long size = from.recorder().journal().size();
        Optional<MemoryFile.Held> held = file.read(memory);
        if (held.isPresent() && held.get().cursor() <= size) {
            cursor = held.get().cursor();
            silentBelow = held.get().silentBelow();
            knowWhatIsRecorded(size);
        } else {
            memory = fresh(new Matched());
            silentBelow = size;
        }
        savedCursor = cursor;
    }

    /// The detections over the recorder's journal.
    ///
    /// @throws UncheckedIOException when its folder cannot be used
    public static LiveDetections open(From from, Detections detections) {
        try {
            var folder = from.recorder().data().views().resolve("detections");
            Files.createDirectories(folder);
            return new LiveDetections(from, detections, new MemoryFile(folder.resolve("memory")));
        } catch (IOException disk) {
            throw new UncheckedIOException("the view of detections cannot be read", disk);
        }
    }

    private Memory fresh(Matched matched) {
        return new Memory(
                detections,
                matched,
                new Raising(new Redactor(from.recorder().key())),
                new Memory.Ways(from.raisesHistory(), from.toolLogs()));
    }

    // Whoever stopped between raising and saving must not raise it once more.
    private void knowWhatIsRecorded(long size) {
        for (long at = cursor; at < size; at += SCAN_RECORDS) {
            int count = (int) Math.min(SCAN_RECORDS, size - at);
            for (Stored stored : from.recorder().journal().read(at, count)) {
                if (stored instanceof Stored.Live live
                        && own(live).orElse(null) instanceof Raised raised) {
                    memory.raising().isRecorded(raised);
                }
            }
        }
    }

    private static Optional<OwnRecord> own(Stored.Live live) {
        boolean isOurs =
                live.kind() == RecordKind.RAISED.number()
                        || live.kind() == RecordKind.DETECTION_SET.number()
                        || live.kind() == RecordKind.ERASING.number();
        return isOurs
                ? RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()))
                : Optional.empty();
    }

    @Override
    public String name() {
        return "detections";
    }

    @Override
    public synchronized long cursor() {
        return cursor;
    }

    @Override
    public void fold(List<Stored> records) throws IOException {
        List<Stored> next = records.stream().filter(one -> one.position() >= cursor()).toList();
        Map<Long, List<FoldedEvent>> events = new HashMap<>();
        for (FoldedEvent event : from.feed().read(next)) {
            events.computeIfAbsent(event.event().id().position(), _ -> new ArrayList<>())
                    .add(event);
        }
        for (Stored stored : next) {
            boolean isTaken = take(stored, events.getOrDefault(stored.position(), List.of()));
            if (!isTaken) {
                return;
            }
            if (waiting.size() >= RAISED_AT_ONCE_MAX) {
                raise();
            }
        }
        raise();
        saveNowAndThen();
    }

    // Nothing of a record that breaks it stays behind, so each is taken alone.
    private synchronized boolean take(Stored stored, List<FoldedEvent> events) {
        if (stored instanceof Stored.Live live) {
            OwnRecord own = own(live).orElse(null);
            if (own instanceof OwnRecord.Erasing && stored.position() >= silentBelow) {
                beginAgain(stored.position() + 1);
                return false;
            }
            hear(own);
            List<Raised> raised = memory.take(live.payload(), events, from.people().now());
            if (stored.position() >= silentBelow) {
                waiting.addAll(raised);
            }
        }
        cursor = stored.position() + 1;
        notifyAll();
        return true;
    }

    private void hear(@Nullable OwnRecord own) {
        if (own instanceof Raised raised && raised.emitter().equals(Raising.EMITTER)) {
            memory.tally(raised.rule()).raised();
        } else if (own instanceof DetectionSet set) {
            memory.set(set.detection(), set.state());
        }
    }

    // What was erased may be in any correlation; only what is made without it is without it.
    private void beginAgain(long silent) {
        memory = fresh(memory.matched().emptied());
        restarts++;
        cursor = 0;
        silentBelow = silent;
    }

    private void raise() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            from.recorder().append(waiting);
        } catch (JournalException refused) {
            throw new IOException("what detections found cannot be recorded", refused);
        }
        waiting.clear();
    }

    /// Looks for these from now on.
    public synchronized void use(Detections others) {
        detections = others;
        memory.use(others);
    }

    /// What it looks for.
    public synchronized Detections detections() {
        return detections;
    }

    /// How each detection stands, by theme and name.
    public synchronized List<Standing> standings() {
        Map<String, Long> forgotten = memory.forgotten();
        Instant now = from.clock().instant();
        return detections.all().stream()
                .map(one -> standing(one, now, forgotten.getOrDefault(one.head().name(), 0L)))
                .toList();
    }

    private Standing standing(Detection detection, Instant now, long forgotten) {
        Tally tally = memory.tally(detection.head().name());
        return new Standing(
                detection,
                memory.stateOf(detection),
                new Standing.Matches(
                        tally.since(now.minus(Duration.ofDays(1))),
                        tally.since(now.minus(Duration.ofDays(7))),
                        tally.since(now.minus(Duration.ofDays(30)))),
                tally.last(),
                tally.raisedCount(),
                forgotten,
                tally.heldBackCount());
    }

    /// The names of the detections that matched an event.
    public synchronized List<String> matched(EventId id) {
        return memory.matched().set(memory.matched().of(id.position(), id.n()));
    }

    /// The position from which on it knows every event that matched.
    public synchronized long matchedSince() {
        return memory.matched().since();
    }

    /// Sources of which matches are only counted yet, with the time until when.
    public synchronized Map<String, Instant> learning() {
        Instant now = from.clock().instant();
        Map<String, Instant> until = new HashMap<>();
        memory.firsts()
                .forEach((source, first) -> {
                    Instant end = first.plus(Memory.LEARNING_DAYS);
                    if (end.isAfter(now) && !SourceName.parse(source).isRehearsal()) {
                        until.put(source, end);
                    }
                });
        return until;
    }

    /// Records what somebody says of a detection, and waits until it holds.
    ///
    /// @return whether it held in time
    public boolean set(DetectionSet said, Duration most) throws InterruptedException {
        long position = from.recorder().append(said);
        long end = System.nanoTime() + most.toNanos();
        synchronized (this) {
            while (cursor <= position) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }

    @Override
    public List<Key> kinds() {
        return List.of(Key.DETECTION);
    }

    @Override
    public synchronized int numbers() {
        return memory.matched().highest();
    }

    @Override
    public synchronized List<String> values(Key kind, int number) {
        return memory.matched().set(number);
    }

    @Override
    public synchronized void numbers(long[] positions, int[] places, int[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = positions[i] < cursor ? memory.matched().of(positions[i], places[i]) : 0;
        }
    }

    @Override
    public synchronized long changes(long first, long last) {
        long taken = Math.max(0, Math.min(cursor, last + 1) - first);
        return restarts * BEGUN_AGAIN + taken + memory.matched().noted(first, last);
    }

    private void saveNowAndThen() {
        if (from.clock().instant().isAfter(savedTime.plus(SAVE_EVERY))) {
            save();
        }
    }

    private void save() {
        List<String> lines;
        long upTo;
        synchronized (this) {
            if (cursor == savedCursor) {
                return;
            }
            upTo = cursor;
            lines = file.lines(memory, silentBelow);
            savedTime = from.clock().instant();
            savedCursor = upTo;
        }
        saving.begin(() -> file.write(lines, upTo));
    }

    /// Leaves what it knows on disk.
    @Override
    public void close() {
        saving.close();
        synchronized (this) {
            if (waiting.isEmpty()) {
                file.write(file.lines(memory, silentBelow), cursor);
            }
        }
    }
}
