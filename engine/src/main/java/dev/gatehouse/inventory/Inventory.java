package dev.gatehouse.inventory;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.InventoryRecord;
import dev.gatehouse.record.InventoryRecord.ListingTaken;
import dev.gatehouse.record.InventoryRecord.SnapshotTaken;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What the tools allow and how they are set, followed from the journal: what is so, what was so at
/// any moment, what changed and why. Hears events from the feed of another view, so that nothing is
/// read twice. Absent is only what a complete listing left out; a snapshot that shrank implausibly
/// waits until somebody believes it. Safe for many threads.
public final class Inventory implements FeedObserver, AutoCloseable {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    private static final long SAVE_RECORDS = 50_000;

    private final ToldFile file;
    private final Recorder recorder;
    private final Sources sources;
    private final Map<String, InventoryPlan> plans;
    private final InstantSource clock;
    private final List<Told> told;
    private final List<Told> recorded = new ArrayList<>();
    private final Set<Long> erased = new HashSet<>();
    private Snapshots snapshots;
    private Picture now = Picture.NOTHING;
    private long cursor;
    private int savedTold;
    private long savedCursor;
    private Instant savedTime;
    private boolean rewrite;
    // What versions count on from: forgetting makes everything anew.
    private long versionsBefore;

    private Inventory(
            Recorder recorder,
            Sources sources,
            Map<String, InventoryPlan> plans,
            InstantSource clock)
            throws IOException {
        var folder = recorder.data().views().resolve("inventory");
        Files.createDirectories(folder);
        this.file = new ToldFile(folder.resolve("told"));
        this.recorder = recorder;
        this.sources = sources;
        this.plans = Map.copyOf(plans);
        this.clock = clock;
        ToldFile.Saved saved = file.read();
        if (saved.cursor() > recorder.journal().size()) {
            saved = new ToldFile.Saved(0, List.of());
            file.write(List.of(), 0);
        }
        this.told = new ArrayList<>(saved.told());
        this.cursor = saved.cursor();
        this.savedTold = told.size();
        this.savedCursor = cursor;
        this.savedTime = clock.instant();
        this.snapshots = snapshots();
        told.forEach(snapshots::take);
    }

    /// The inventory of the recorder's journal.
    ///
    /// @param plans how each tool's answers are read, by the tool's name
    public static Inventory open(
            Recorder recorder,
            Sources sources,
            Map<String, InventoryPlan> plans,
            InstantSource clock) {
        try {
            return new Inventory(recorder, sources, plans, clock);
        } catch (IOException problem) {
            throw new UncheckedIOException("the view of the inventory cannot be read", problem);
        }
    }

    private Snapshots snapshots() {
        AnswerReader answers = new AnswerReader(new Redactor(recorder.key()));
        return new Snapshots(sources, plans, new SnapshotReading(recorder.journal(), answers));
    }

    @Override
    public synchronized long understoodUpTo() {
        return cursor;
    }

    @Override
    public synchronized void recorded(List<Stored> records) {
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= cursor) {
                read(live)
                        .ifPresent(record -> {
                            if (record instanceof InventoryRecord ours) {
                                Instant received =
                                        Instant.EPOCH.plus(
                                                live.receivedMicros(), ChronoUnit.MICROS);
                                recorded.add(new Told.Recorded(live.position(), received, ours));
                            } else if (record instanceof OwnRecord.Erasing erasing) {
                                erased.addAll(erasing.positions());
                            }
                        });
            }
        }
    }

    private static Optional<OwnRecord> read(Stored.Live live) {
        return live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                        || live.kind() == RecordKind.COUNTED.number()
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()));
    }

    @Override
    public synchronized void understood(List<Understood> pieces, long upTo) {
        List<Told> fresh = new ArrayList<>(recorded);
        recorded.clear();
        for (Understood piece : pieces) {
            if (piece.position() >= cursor) {
                piece.events().stream()
                        .filter(FoldedEvent::isCounted)
                        .map(FoldedEvent::event)
                        .filter(Happening::matters)
                        .forEach(event -> fresh.addAll(told(piece.position(), event)));
            }
        }
        fresh.sort(Comparator.comparingLong(Told::position));
        fresh.removeIf(each -> erased.contains(each.position()));
        told.addAll(fresh);
        fresh.forEach(snapshots::take);
        forget();
        cursor = Math.max(cursor, upTo);
        notifyAll();
        saveNowAndThen();
    }

    // It explains what a snapshot shows, and may say by itself what has become otherwise.
    private List<Told> told(long position, Event event) {
        List<Told> said = new ArrayList<>();
        said.add(new Told.Happened(position, Happening.of(event)));
        sources.byName(event.source())
                .ifPresent(source ->
                        Optional.ofNullable(plans.get(source.tool().name())).stream()
                                .flatMap(plan -> Alteration.of(event, source, plan).stream())
                                .forEach(each -> said.add(new Told.Altered(position, each))));
        return said;
    }

    // An answer that was erased is forgotten in what was made of it too.
    private void forget() {
        if (erased.isEmpty()) {
            return;
        }
        boolean ours = told.removeIf(each -> erased.contains(each.position()));
        ours |= told.stream().anyMatch(this::restsOnErased);
        erased.clear();
        if (ours) {
            versionsBefore = version() + 1;
            snapshots = snapshots();
            told.forEach(snapshots::take);
            rewrite = true;
        }
    }

    private boolean restsOnErased(Told each) {
        return each instanceof Told.Recorded recordedOne
                && recordedOne.record() instanceof SnapshotTaken taken
                && taken.listings().stream()
                        .map(ListingTaken::pieces)
                        .flatMap(List::stream)
                        .anyMatch(erased::contains);
    }

    /// What is so.
    public synchronized Picture now() {
        if (now.version() != version()) {
            now = snapshots.holdings().now(version(), clock.instant());
        }
        return now;
    }

    /// What was so at a moment; what nobody had told by then is not in it.
    public synchronized Picture at(Instant when) {
        return snapshots.holdings().at(version(), when);
    }

    /// What changed behind `from`, up to `to`, oldest first.
    public synchronized List<FactChange> changes(Instant from, Instant to) {
        return snapshots.holdings().changes(from, to);
    }

    /// The same without what was only seen for the first time: of that, only the first of each
    /// instance.
    public synchronized List<FactChange> alterations(Instant from, Instant to) {
        return snapshots.holdings().alterations(from, to);
    }

    /// Snapshots that wait to be believed.
    public synchronized List<HeldSnapshot> held() {
        return snapshots.held();
    }

    /// Grows with everything that can alter an answer.
    public synchronized long version() {
        return versionsBefore + snapshots.holdings().version();
    }

    /// How each tool's answers are read, by the tool's name.
    public Map<String, InventoryPlan> plans() {
        return plans;
    }

    /// The event that explains a change, where one does.
    public static Optional<EventId> event(FactChange change) {
        return change.cause() instanceof Cause.ByEvent by
                ? Optional.of(by.event())
                : Optional.empty();
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

    private void saveNowAndThen() {
        Instant time = clock.instant();
        boolean due = time.isAfter(savedTime.plus(SAVE_EVERY)) && cursor > savedCursor;
        if (due || rewrite || cursor - savedCursor >= SAVE_RECORDS) {
            try {
                save();
            } catch (IOException disk) {
                throw new UncheckedIOException("the view of the inventory cannot be written", disk);
            }
        }
    }

    private void save() throws IOException {
        if (rewrite) {
            file.write(told, cursor);
            rewrite = false;
        } else {
            file.add(told.subList(savedTold, told.size()), cursor);
        }
        savedTold = told.size();
        savedCursor = cursor;
        savedTime = clock.instant();
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        if (cursor > savedCursor) {
            save();
        }
    }
}
