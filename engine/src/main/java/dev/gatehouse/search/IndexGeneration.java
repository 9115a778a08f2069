package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.Recent.Known;
import dev.gatehouse.search.query.Mark;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/// One index over all months, made by one set of mappings. Takes events in order, knows up to which
/// position it has taken them, and commits so that it can go on from there after any stop: what was
/// not committed is taken again. One thread takes; any may search.
final class IndexGeneration implements Closeable {
    private static final long DAY_SECONDS = 86_400;

    private final Path directory;
    // Fair: who takes one batch after the other would never let anyone commit.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final TreeMap<String, IndexMonth> months = new TreeMap<>();
    private final DocumentWriters writers = new DocumentWriters();
    private final Recent recent = new Recent();
    private final Marks marks;
    private final Snapshots snapshots;
    private volatile long cursor;
    // Set once all of it is written; a snapshot never waits for what is being written.
    private volatile Snapshots.Now taken;
    private volatile long committed;
    private @Nullable Day latest;
    private long begun;
    private long triedBelow;
    private long replacedBelow;
    private volatile boolean merging;

    private IndexGeneration(Path directory, Marks marks, Executor executor) throws IOException {
        this.directory = directory;
        this.marks = marks;
        try (Stream<Path> found = Files.list(directory)) {
            for (Path month : found.filter(Files::isDirectory).sorted().toList()) {
                months.put(month.getFileName().toString(), IndexMonth.open(month));
            }
            // The newest month is committed last, so what it has reached all have reached.
            cursor = months.isEmpty() ? 0 : months.lastEntry().getValue().committedCursor();
            committed = cursor;
            taken = new Snapshots.Now(List.copyOf(months.values()), cursor - 1);
            snapshots = new Snapshots(() -> taken, executor);
        } catch (IOException | RuntimeException problem) {
            closeMonths();
            throw problem;
        }
    }

    static IndexGeneration open(Path directory, Executor executor) throws IOException {
        Files.createDirectories(directory);
        return new IndexGeneration(directory, Marks.load(directory), executor);
    }

    /// A day since 1970 and the month it lies in.
    private record Day(long day, IndexMonth month) {}

    /// Events of some records, and what the records destroy.
    ///
    /// @param erased positions whose events must be found no more
    /// @param cursorAfter the position behind the records
    record Batch(List<FoldedEvent> events, Set<Long> erased, long cursorAfter) {}

    /// The first position that was not taken yet.
    long cursor() {
        return cursor;
    }

    /// Positions taken and not committed; without end while something erased is still on disk.
    long uncommitted() {
        return merging ? Long.MAX_VALUE : cursor - committed;
    }

    Marks marks() {
        return marks;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /// The last position an answer knows of without opening the index again.
    long visibleAsOf() throws IOException {
        Snapshot snapshot = snapshots.acquire();
        try {
            return snapshot.asOf();
        } finally {
            snapshots.release(snapshot);
        }
    }

    /// Takes batches in order, each asked for while the one before is being written; everything
    /// before the cursor after the last has then been taken. When it throws, nothing counts as
    /// taken after the cursor, and what comes again takes the place of what is there. Of an event
    /// that two lines told, the line that was not erased stays.
    ///
    /// @param readAgain the events of the piece at a position
    /// @param seen is handed every event as it now stands, those completed included
    void take(
            Iterator<Batch> batches,
            LongFunction<List<FoldedEvent>> readAgain,
            Consumer<Event> seen)
            throws IOException {
        lock.lock();
        try {
            replacedBelow = triedBelow;
            begun = cursor;
            while (batches.hasNext()) {
                Batch batch = batches.next();
                begin(batch, readAgain, seen);
            }
            finish();
            triedBelow = replacedBelow;
        } finally {
            rest();
            lock.unlock();
        }
    }

    private void begin(Batch batch, LongFunction<List<FoldedEvent>> readAgain, Consumer<Event> seen)
            throws IOException {
        boolean erases = !batch.erased().isEmpty();
        if (erases || recent.isFull()) {
            finish();
            snapshots.maybeRefreshBlocking();
            recent.readAgain();
        }
        triedBelow = Math.max(triedBelow, batch.cursorAfter());
        write(batch.events(), Set.of()).forEach(seen);
        if (erases) {
            writers.finish();
            for (long half : forget(batch.erased())) {
                write(readAgain.apply(half), batch.erased());
            }
        }
        begun = batch.cursorAfter();
        if (erases) {
            // Or a later line would be joined to what was erased.
            finish();
            snapshots.maybeRefreshBlocking();
        }
    }

    // What was begun is taken from now on.
    private void finish() throws IOException {
        writers.finish();
        cursor = begun;
        taken = new Snapshots.Now(List.copyOf(months.values()), cursor - 1);
    }

    // After a failure nothing may still be written when what was begun comes again.
    private void rest() {
        try {
            writers.finish();
        } catch (IOException | RuntimeException second) {
            System.getLogger(IndexGeneration.class.getName())
                    .log(System.Logger.Level.DEBUG, "one failure was told already", second);
        }
    }

    // What was erased is there to be found until the index is opened again.
    private List<Event> write(List<FoldedEvent> events, Set<Long> erased) throws IOException {
        SequencedMap<EventId, Known> pending = new LinkedHashMap<>();
        for (FoldedEvent folded : events) {
            switch (folded.sameness()) {
                case Sameness.Completion later when !erased.contains(later.of().position()) ->
                        complete(later.of(), folded.event(), pending);
                case Sameness.Completion _ -> own(folded, pending);
                case Sameness.First _ -> own(folded, pending);
                case Sameness.Duplicate _ -> own(folded, pending, Mark.DUPLICATE);
                case Sameness.Conflict _ -> own(folded, pending, Mark.CONFLICT);
            }
        }
        List<DocumentWriters.Work> works = new ArrayList<>(pending.size());
        for (Known known : pending.values()) {
            if (isBeingWritten(known.event().id())) {
                finish();
            }
            works.add(work(known, !erased.isEmpty()));
        }
        writers.begin(works);
        recent.taken(pending.values(), begun);
        return pending.values().stream().map(Known::event).toList();
    }

    private void own(FoldedEvent folded, Map<EventId, Known> pending, Mark... found) {
        EventId id = folded.event().id();
        pending.put(id, new Known(folded.event(), List.of()));
        for (Mark mark : found) {
            marks.events(mark).add(id);
        }
        if (folded.hint()) {
            marks.events(Mark.HINT).add(id);
        }
    }

    private void complete(EventId id, Event later, Map<EventId, Known> pending) throws IOException {
        Optional<Known> earlier = Optional.ofNullable(pending.get(id)).or(() -> recent.find(id));
        if (earlier.isEmpty()) {
            earlier = find(id);
        }
        if (earlier.isPresent()) {
            pending.put(id, completed(earlier.get(), later));
        } else {
            // What it completes is gone; better an event of its own than none.
            pending.put(later.id(), new Known(later, List.of()));
        }
    }

    /// @return positions of the lines that told of an erased event too: to be read again
    private Set<Long> forget(Set<Long> erased) throws IOException {
        if (erased.isEmpty()) {
            return Set.of();
        }
        recent.forget(erased);
        Set<Long> halves = otherHalves(erased);
        Set<Long> gone = new TreeSet<>(erased);
        gone.addAll(halves);
        for (IndexMonth month : months.values()) {
            month.forget(gone);
        }
        merging = true;
        return halves;
    }

    private Set<Long> otherHalves(Set<Long> erased) throws IOException {
        Set<Long> halves = new TreeSet<>();
        Snapshot snapshot = snapshots.acquire();
        try {
            for (long position : erased) {
                EventLookup.found(snapshot, new EventId(position, 0))
                        .filter(found -> !found.alsoNamed().isEmpty())
                        .ifPresent(found -> {
                            halves.add(found.event().id().position());
                            found.alsoNamed().forEach(id -> halves.add(id.position()));
                        });
            }
        } finally {
            snapshots.release(snapshot);
        }
        halves.removeAll(erased);
        return halves;
    }

    private boolean isBeingWritten(EventId id) {
        return id.position() >= cursor && id.position() < begun;
    }

    private DocumentWriters.Work work(Known known, boolean again) throws IOException {
        Event event = known.event();
        boolean replaces = again || event.id().position() < Math.max(replacedBelow, begun);
        return new DocumentWriters.Work(month(event), event, known.alsoNamed(), replaces);
    }

    private static Known completed(Known earlier, Event later) {
        List<EventId> names = new ArrayList<>(earlier.alsoNamed());
        names.add(later.id());
        return new Known(Completion.of(earlier.event(), later), List.copyOf(names));
    }

    // Reading the index again writes a segment, however small, so it is done for what needs it
    // only.
    private Optional<Known> find(EventId id) throws IOException {
        if (id.position() > visibleAsOf()) {
            finish();
            snapshots.maybeRefreshBlocking();
        }
        Snapshot snapshot = snapshots.acquire();
        try {
            return EventLookup.found(snapshot, id)
                    .map(found -> new Known(found.event(), found.alsoNamed()));
        } finally {
            snapshots.release(snapshot);
        }
    }

    // Neighbours were received on one day, mostly.
    private IndexMonth month(Event event) throws IOException {
        long day = Math.floorDiv(event.time().received().getEpochSecond(), DAY_SECONDS);
        if (latest == null || day != latest.day()) {
            String name = YearMonth.from(LocalDate.ofEpochDay(day)).toString();
            IndexMonth month = months.get(name);
            if (month == null) {
                month = IndexMonth.open(directory.resolve(name));
                months.put(name, month);
            }
            latest = new Day(day, month);
        }
        return latest.month();
    }

    /// Makes what was taken last through a stop, and what was erased be on no disk. Who takes waits
    /// only for what came in since the last snapshot.
    void commit() throws IOException {
        force();
        lock.lock();
        try {
            marks.save(directory);
            for (IndexMonth month : months.values()) {
                month.commit(cursor, merging);
            }
            merging = false;
            committed = cursor;
        } finally {
            lock.unlock();
        }
    }

    private void force() throws IOException {
        snapshots.maybeRefreshBlocking();
        Snapshot snapshot = snapshots.acquire();
        try {
            for (Map.Entry<IndexMonth, DirectoryReader> month : snapshot.months().entrySet()) {
                month.getKey().force(month.getValue());
            }
        } finally {
            snapshots.release(snapshot);
        }
    }

    Path directory() {
        return directory;
    }

    /// Lets go of the folder, so that it can be opened again; what was read stays readable.
    void stopWriting() throws IOException {
        lock.lock();
        try {
            closeMonths();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
        stopWriting();
        writers.close();
    }

    private void closeMonths() throws IOException {
        for (IndexMonth month : months.values()) {
            month.close();
        }
    }
}
