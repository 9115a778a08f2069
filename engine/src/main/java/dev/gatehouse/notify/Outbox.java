package dev.gatehouse.notify;

import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.NotifyRecord;
import dev.gatehouse.record.NotifyRecord.Told;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the records say: who is to be told, what waits to be told to whom, and what became of the
/// rest. The same records give the same outbox. Guarded by the lock of [Notifications].
final class Outbox {
    /// Records that may wait for one destination; the oldest are given up when there are more.
    static final int WAITING_MAX = 10_000;

    /// Entries of the log that are kept for each destination.
    static final int LOG_MAX = 500;

    /// Raised records kept to be told again.
    static final int RAISED_MAX = 20_000;

    private final SequencedMap<String, Destination> destinations = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, About>> waiting = new LinkedHashMap<>();
    private final Map<String, Deque<Logged>> log = new LinkedHashMap<>();
    private final TreeMap<Long, About> raised = new TreeMap<>();

    /// What became of telling somebody something.
    record Logged(Instant at, Told told, String rule) {}

    void take(Copied copied) {
        if (copied.record() instanceof Raised record) {
            raised(copied.position(), record);
        } else if (copied.record() instanceof NotifyRecord record) {
            taken(copied, record);
        }
    }

    private void raised(long position, Raised record) {
        if (record.retrospective()) {
            return;
        }
        keep(raised, position, record);
        if (raised.size() > RAISED_MAX) {
            raised.pollFirstEntry();
        }
        for (Destination destination : destinations.values()) {
            if (position > destination.since() && destination.wanted().wants(record)) {
                keep(line(destination.name()), position, record);
            }
        }
    }

    // What one record says is told in one message.
    private static void keep(Map<Long, About> line, long position, Raised record) {
        About before = line.get(position);
        line.put(position, before == null ? About.of(position, record) : before.and(record));
    }

    private void wait(String destination, About about) {
        line(destination).put(about.position(), about);
    }

    private Map<Long, About> line(String destination) {
        return waiting.computeIfAbsent(destination, _ -> new TreeMap<>());
    }

    private void taken(Copied copied, NotifyRecord record) {
        switch (record) {
            case NotifyRecord.DestinationAdded added -> {
                String name = added.destination();
                waiting.remove(name);
                destinations.put(name, Destination.of(added, copied.position()));
            }
            case NotifyRecord.DestinationRemoved removed -> {
                destinations.remove(removed.destination());
                waiting.remove(removed.destination());
            }
            case Told told -> told(copied, told);
            case NotifyRecord.TellAgain again ->
                    Optional.ofNullable(raised.get(again.about()))
                            .filter(_ -> destinations.containsKey(again.destination()))
                            .ifPresent(about -> wait(again.destination(), about));
        }
    }

    private void told(Copied copied, Told told) {
        Optional.ofNullable(waiting.get(told.destination()))
                .ifPresent(line -> line.remove(told.about()));
        Deque<Logged> entries = log.computeIfAbsent(told.destination(), _ -> new ArrayDeque<>());
        About about = raised.get(told.about());
        entries.addFirst(new Logged(copied.received(), told, about == null ? "" : about.rule()));
        if (entries.size() > LOG_MAX) {
            entries.removeLast();
        }
    }

    List<Destination> destinations() {
        return List.copyOf(destinations.values());
    }

    Optional<Destination> destination(String name) {
        return Optional.ofNullable(destinations.get(name));
    }

    /// What waits for it, the oldest first.
    List<About> waiting(String destination) {
        return new ArrayList<>(waiting.getOrDefault(destination, new TreeMap<>()).values());
    }

    /// Whether that can be told again.
    boolean knows(long about) {
        return raised.containsKey(about);
    }

    /// What became of it, the newest first.
    List<Logged> log(String destination) {
        return List.copyOf(log.getOrDefault(destination, new ArrayDeque<>()));
    }
}
