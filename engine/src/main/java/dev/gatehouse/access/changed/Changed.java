package dev.gatehouse.access.changed;

import dev.gatehouse.access.Verdict;
import dev.gatehouse.event.Event;
import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.FactChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that changed and can have reached a resource.
///
/// @param distance steps between where it happened and the resource; 0 on it or below
/// @param way why it counts: `itself`, `above`, `beside` or `used-by-its-runs`
/// @param resource where it happened
/// @param event that tells of it; empty where a snapshot is otherwise and no event says why
/// @param verdict of the event, where it was judged
/// @param facts what is granted or set otherwise since, as far as snapshots and events tell
public record Changed(
        Instant when,
        ChangedKind kind,
        int distance,
        String way,
        String resource,
        Optional<Event> event,
        Optional<Verdict> verdict,
        List<FactChange> facts) {
    public Changed {
        facts = List.copyOf(facts);
    }

    /// Whether no event says who did it.
    public boolean isUnexplained() {
        return event.isEmpty()
                && facts.stream().allMatch(one -> one.cause() == Cause.Unexplained.UNEXPLAINED);
    }
}
