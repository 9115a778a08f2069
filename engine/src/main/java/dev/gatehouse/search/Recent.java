package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Events kept at hand for lines that complete them: the last ones taken, and earlier ones that
/// changed since the index was read again. Of what is not here the index as it was read tells how
/// it stands. Used by one thread.
final class Recent {
    /// Events kept of the last ones taken.
    static final int TAKEN_EVENTS_MAX = 4_096;

    /// Events kept that changed after they were taken; beyond it the index has to be read again.
    static final int CHANGED_EVENTS_MAX = 4_096;

    private final Map<EventId, Known> changed = new LinkedHashMap<>();
    private final Map<EventId, Known> taken =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<EventId, Known> eldest) {
                    return size() > TAKEN_EVENTS_MAX;
                }
            };

    /// An event as it stands.
    ///
    /// @param alsoNamed ids of the lines that completed it
    record Known(Event event, List<EventId> alsoNamed) {
        boolean isMadeOf(Set<Long> positions) {
            return positions.contains(event.id().position())
                    || alsoNamed.stream().anyMatch(id -> positions.contains(id.position()));
        }
    }

    Optional<Known> find(EventId id) {
        Known known = changed.get(id);
        return Optional.ofNullable(known == null ? taken.get(id) : known);
    }

    /// Keeps events of one batch.
    ///
    /// @param cursor where the batch began; events before it have changed
    void taken(Collection<Known> events, long cursor) {
        for (Known known : events) {
            EventId id = known.event().id();
            taken.put(id, known);
            if (id.position() < cursor) {
                changed.put(id, known);
            }
        }
    }

    /// Whether the index must be read again, and [#readAgain] said, before more is kept.
    boolean isFull() {
        return changed.size() >= CHANGED_EVENTS_MAX;
    }

    /// What was taken so far stands in the index as it is read from now on.
    void readAgain() {
        changed.clear();
    }

    void forget(Set<Long> positions) {
        taken.values().removeIf(known -> known.isMadeOf(positions));
        changed.values().removeIf(known -> known.isMadeOf(positions));
    }
}
