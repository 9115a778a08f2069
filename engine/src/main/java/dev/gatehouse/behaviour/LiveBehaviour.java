package dev.gatehouse.behaviour;

import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FindingDecision.FindingResolved;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.SavingThread;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/// Follows the journal, learns what everybody usually does, and raises whoever is unusual in
/// several ways at once. What the journal holds already is not raised again, and nothing of what
/// was there before this view was first made: it only teaches. What it knows is a view: when its
/// folder is gone, it is made from the journal again. Safe for many threads.
public final class LiveBehaviour implements Fold, AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

    // A save takes longer the more is known; so much of the time at most goes into saving.
    private static final int SAVING_SHARE_MAX = 20;
    private static final int SCAN_RECORDS = 2_048;
    private static final String SILENT = "silent ";
    private static final String BETWEEN = " ";

    private final From from;
    private final ViewLines file;
    private final SavingThread saving = new SavingThread("behaviour-save");
    private final List<Raised> waiting = new ArrayList<>();

    // By key and window, what stands in the journal beyond the state that was saved.
    private final Set<String> recorded = new HashSet<>();
    private Behaviour behaviour;
    private long cursor;
    private long silentBelow;
    private long savedCursor;
    private Instant saveNext;

    /// What it follows.
    ///
    /// @param feed a feed of its own
    /// @param raisesHistory whether events that came in long after they happened are unusual too
    public record From(
            Recorder recorder,
            EventFeed feed,
            People people,
            boolean raisesHistory,
            InstantSource clock) {}

    private LiveBehaviour(From from, ViewLines file) throws IOException {
        this.from = from;
        this.file = file;
        this.behaviour = new Behaviour(from.raisesHistory());
        this.saveNext = from.clock().instant().plus(SAVE_EVERY);
        long size = from.recorder().journal().size();
        long held = read();
        if (held > 0 && held <= size) {
            cursor = held;
            knowWhatIsRecorded(size);
        } else {
            behaviour = new Behaviour(from.raisesHistory());
            silentBelow = size;
        }
        savedCursor = cursor;
    }

    /// The behaviour in the recorder's journal.
    ///
    /// @throws UncheckedIOException when its folder cannot be used
    public static LiveBehaviour open(From from) {
        try {
            var folder = from.recorder().data().views().resolve("behaviour");
            Files.createDirectories(folder);
            return new LiveBehaviour(from, new ViewLines(folder.resolve("learned")));
        } catch (IOException disk) {
            throw new UncheckedIOException("the view of behaviour cannot be read", disk);
        }
    }

    private long read() throws IOException {
        return file.read(line -> {
            if (line.startsWith(SILENT)) {
                silentBelow = Long.parseLong(line.substring(SILENT.length()));
            } else if (!Saved.take(line, behaviour)) {
                throw new IllegalArgumentException("this is no line of behaviour");
            }
        });
    }

    // Whoever stopped between raising and saving must not raise it once more.
    private void knowWhatIsRecorded(long size) {
        for (long at = cursor; at < size; at += SCAN_RECORDS) {
            int count = (int) Math.min(SCAN_RECORDS, size - at);
            for (Stored stored : from.recorder().journal().read(at, count)) {
                if (stored instanceof Stored.Live live
                        && own(live).orElse(null) instanceof Raised raised
                        && raised.emitter().equals(Behaviour.EMITTER)) {
                    recorded.add(raised.key() + BETWEEN + raised.window());
                }
            }
        }
    }

    private static Optional<OwnRecord> own(Stored.Live live) {
        boolean isOurs =
                live.kind() == RecordKind.RAISED.number()
                        || live.kind() == RecordKind.FINDING_RESOLVED.number()
                        || live.kind() == RecordKind.ERASING.number();
        return isOurs
                ? RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()))
                : Optional.empty();
    }

    @Override
    public String name() {
        return Behaviour.EMITTER;
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
            if (!take(stored, events.getOrDefault(stored.position(), List.of()))) {
                return;
            }
        }
        raise();
        saveNowAndThen();
    }

    private synchronized boolean take(Stored stored, List<FoldedEvent> events) {
        if (stored instanceof Stored.Live live) {
            OwnRecord own = own(live).orElse(null);
            if (own instanceof OwnRecord.Erasing && stored.position() >= silentBelow) {
                beginAgain(stored.position() + 1);
                return false;
            }
            Who who = from.people().now();
            hear(own, stored.position(), who).ifPresent(this::tell);
            for (FoldedEvent event : events) {
                if (isSomebodys(event)) {
                    behaviour.take(event.event(), who).ifPresent(this::tell);
                }
            }
        }
        cursor = stored.position() + 1;
        return true;
    }

    // What nobody authenticated is never what somebody did.
    private static boolean isSomebodys(FoldedEvent event) {
        return event.isCounted() && event.event().receipt().trust() != Trust.NONE;
    }

    private Optional<Raised> hear(@Nullable OwnRecord own, long position, Who who) {
        if (own instanceof FindingResolved resolved) {
            behaviour.hear(resolved, who);
        }
        return own instanceof Raised raised ? behaviour.hear(raised, position) : Optional.empty();
    }

    private void tell(Raised raised) {
        if (raised.window() >= silentBelow
                && !recorded.contains(raised.key() + BETWEEN + raised.window())) {
            waiting.add(raised);
        }
    }

    // What was erased may be in any habit; only what is made without it is without it.
    private void beginAgain(long silent) {
        behaviour = new Behaviour(from.raisesHistory());
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
            throw new IOException("what is unusual cannot be recorded", refused);
        }
        waiting.clear();
    }

    /// Everybody whose ledger holds something, those with the most points first.
    public synchronized List<Standing> standings(int limit) {
        return new Looking(behaviour, from.clock().instant()).standings(limit);
    }

    /// How somebody stands: `person:`, `machine:` or `account:` and the id.
    public synchronized Standing standing(String subject) {
        return new Looking(behaviour, from.clock().instant()).standing(subject);
    }

    /// What is known of an account; empty where it never acted.
    public synchronized Optional<Learned> learned(String account) {
        return new Looking(behaviour, from.clock().instant()).learned(account);
    }

    /// How much is remembered, and what had to be forgotten.
    public synchronized Extent extent() {
        return new Looking(behaviour, from.clock().instant()).extent();
    }

    private void saveNowAndThen() {
        if (from.clock().instant().isAfter(saveNext)) {
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
            Instant begun = from.clock().instant();
            lines = lines();
            Instant ended = from.clock().instant();
            Duration pause = Duration.between(begun, ended).multipliedBy(SAVING_SHARE_MAX);
            saveNext = ended.plus(pause.compareTo(SAVE_EVERY) > 0 ? pause : SAVE_EVERY);
            savedCursor = upTo;
        }
        saving.begin(() -> write(lines, upTo));
    }

    private List<String> lines() {
        List<String> lines = Saved.lines(behaviour);
        lines.add(SILENT + silentBelow);
        return lines;
    }

    private void write(List<String> lines, long upTo) {
        try {
            file.replace(lines, upTo);
        } catch (IOException disk) {
            throw new UncheckedIOException("what is usual cannot be kept", disk);
        }
    }

    /// Leaves what it knows on disk.
    @Override
    public void close() {
        saving.close();
        synchronized (this) {
            if (waiting.isEmpty()) {
                write(lines(), cursor);
            }
        }
    }
}
