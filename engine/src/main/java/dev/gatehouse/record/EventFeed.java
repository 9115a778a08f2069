package dev.gatehouse.record;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.PieceTasks.Task;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns records into events for views: finds each piece's source and delivery, reads it, and says
/// how each event stands to those before it. The same records give the same events for ever, in the
/// order of their ids. Pieces are read on all processors. Used by one thread; feeds of several
/// views share one [Identity].
public final class EventFeed {
    private static final int PIECES_PER_PROCESSOR_MIN = 64;
    private static final int CATCH_UP_RECORDS = 2_048;

    private final Recorder recorder;
    private final Identity identity;
    private final Optional<FeedObserver> observer;
    private final PieceTasks tasks;
    private final PieceTasks earlierTasks;
    private final List<Map<Integer, Reader>> readers = new ArrayList<>();
    private final Redactor redactor;

    /// @param observer hears what was understood; at most one feed has one
    public EventFeed(
            Recorder recorder,
            Sources sources,
            Identity identity,
            Optional<FeedObserver> observer) {
        this.recorder = recorder;
        this.identity = identity;
        this.observer = observer;
        this.tasks = new PieceTasks(recorder, sources);
        this.earlierTasks = new PieceTasks(recorder, sources);
        this.redactor = new Redactor(recorder.key());
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            readers.add(new HashMap<>());
        }
    }

    /// The events of the records, which follow each other in the journal. Records that are no
    /// pieces, erased pieces and deliveries a crash cut short have none.
    public List<FoldedEvent> read(List<Stored> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        long first = records.getFirst().position();
        long from =
                Math.min(
                        identity.cursor(),
                        observer.map(FeedObserver::understoodUpTo).orElse(first));
        while (from < first) {
            List<Stored> missed =
                    recorder.journal().read(from, (int) Math.min(CATCH_UP_RECORDS, first - from));
            fold(missed);
            from += missed.size();
        }
        return fold(records);
    }

    /// Records as they stand in the journal, for a view that has to go back to where it last was
    /// safe.
    public List<Stored> records(long from, int countMax) {
        return recorder.journal().read(from, countMax);
    }

    private List<FoldedEvent> fold(List<Stored> records) {
        List<Task> pieces = tasks.in(records);
        List<Reading> readings = readAll(pieces);
        List<FoldedEvent> folded = new ArrayList<>(pieces.size());
        List<FeedObserver.Understood> understood = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Task task = pieces.get(i);
            List<FoldedEvent> events = fold(task, readings.get(i));
            folded.addAll(events);
            understood.add(
                    new FeedObserver.Understood(
                            task.stored().position(),
                            task.source(),
                            task.delivery().channel(),
                            task.stored().receivedMicros(),
                            readings.get(i),
                            events));
        }
        long first = records.getFirst().position();
        long upTo = records.getLast().position() + 1;
        if (first <= identity.cursor()) {
            identity.advance(upTo);
        }
        observer.ifPresent(some -> {
            some.recorded(records);
            some.understood(understood, upTo);
        });
        return folded;
    }

    private List<Reading> readAll(List<Task> pieces) {
        int chunks = Math.clamp(pieces.size() / PIECES_PER_PROCESSOR_MIN, 1, readers.size());
        if (chunks == 1) {
            return readChunk(pieces, readers.getFirst());
        }
        return IntStream.range(0, chunks)
                .parallel()
                .mapToObj(i ->
                        readChunk(
                                pieces.subList(
                                        pieces.size() * i / chunks,
                                        pieces.size() * (i + 1) / chunks),
                                readers.get(i)))
                .flatMap(List::stream)
                .toList();
    }

    private List<Reading> readChunk(List<Task> pieces, Map<Integer, Reader> own) {
        List<Reading> readings = new ArrayList<>(pieces.size());
        for (Task task : pieces) {
            Reader reader =
                    own.computeIfAbsent(
                            task.source().number(),
                            _ -> Reader.of(task.source(), redactor, recorder.key()));
            readings.add(
                    task.stored().kind() == RecordKind.COUNTED.number()
                            ? summary(task)
                            : reader.read(piece(task)));
        }
        return readings;
    }

    private static Reading summary(Task task) {
        return OwnRecordJson.read(RecordKind.COUNTED, task.stored().payload())
                .map(OwnRecord.Counted.class::cast)
                .<Reading>map(counted ->
                        new Reading.Events(List.of(Summary.event(counted, task.source(), task))))
                .orElse(new Reading.Ignored("no summary", false));
    }

    private static Piece piece(Task task) {
        return new Piece(
                task.stored().position(),
                task.delivery().channel(),
                Recorder.instant(task.stored().receivedMicros()),
                task.delivery().trust(),
                task.delivery().trustTimes(),
                task.delivery().headers(),
                task.stored().payload());
    }

    private List<FoldedEvent> fold(Task task, Reading reading) {
        return switch (reading) {
            case Reading.Ignored _ -> List.of();
            case Reading.Events(List<Event> events) ->
                    events.stream()
                            .map(event ->
                                    new FoldedEvent(event, see(task, event), isHint(task, event)))
                            .toList();
            case Reading.Completes(String joinKey, List<Event> events) ->
                    complete(task, joinKey, events);
        };
    }

    private List<FoldedEvent> complete(Task task, String joinKey, List<Event> events) {
        List<FoldedEvent> folded = new ArrayList<>(events.size());
        for (Event event : events) {
            Optional<EventId> earlier =
                    identity.find(task.source(), event.receipt().channel(), joinKey, event.id());
            Sameness sameness =
                    earlier.isPresent() && event.id().n() == 0
                            ? new Sameness.Completion(earlier.get())
                            : Sameness.First.FIRST;
            folded.add(new FoldedEvent(event, sameness, isHint(task, event)));
        }
        return folded;
    }

    private Sameness see(Task task, Event event) {
        String naturalId = event.receipt().naturalId().orEmpty();
        if (naturalId.isEmpty()) {
            return Sameness.First.FIRST;
        }
        Optional<EventId> earlier =
                identity.see(task.source(), event.receipt().channel(), naturalId, event.id());
        if (earlier.isEmpty()) {
            return Sameness.First.FIRST;
        }
        return says(event, earlier.get())
                ? new Sameness.Duplicate(earlier.get())
                : new Sameness.Conflict(earlier.get());
    }

    // Whether the earlier event says the same. Another channel tells the same deed in another
    // shape, so there the shared id decides alone; so it does where the earlier piece was erased.
    private boolean says(Event event, EventId earlier) {
        List<Stored> one = recorder.journal().read(earlier.position(), 1);
        List<Task> pieces = earlierTasks.in(one);
        if (pieces.isEmpty()) {
            return true;
        }
        return switch (readChunk(pieces, readers.getFirst()).getFirst()) {
            case Reading.Events(List<Event> events) ->
                    earlier.n() >= events.size()
                            || !events.get(earlier.n())
                                    .receipt()
                                    .channel()
                                    .equals(event.receipt().channel())
                            || isSameDeed(events.get(earlier.n()), event);
            case Reading.Completes _, Reading.Ignored _ -> true;
        };
    }

    private static boolean isSameDeed(Event one, Event other) {
        return one.deed().equals(other.deed())
                && one.actor().equals(other.actor())
                && one.onBehalfOf().equals(other.onBehalfOf())
                && one.via().equals(other.via())
                && one.origin().equals(other.origin())
                && one.resource().equals(other.resource())
                && one.change().equals(other.change())
                && one.context().equals(other.context())
                && one.detail().equals(other.detail())
                && one.time().occurred().equals(other.time().occurred());
    }

    private boolean isHint(Task task, Event event) {
        Channel.Role role =
                task.source()
                        .tool()
                        .channel(event.receipt().channel())
                        .map(Channel::role)
                        .orElse(Channel.Role.AUDIT);
        long micros = task.stored().receivedMicros();
        long position = task.stored().position();
        int source = task.source().number();
        return switch (role) {
            case AUDIT -> {
                identity.auditSpoke(source, micros, position);
                yield false;
            }
            case HINT -> identity.isAuditHealthy(source, micros, position);
            case LOG -> false;
        };
    }
}
