package dev.gatehouse.access.compare;

import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where a line of the [Matrix] meets a column.
///
/// @param column the path of the column
/// @param states of every permission that one of the three answers speaks of; may be empty where
///   something was taken away
/// @param events how often anything was done there, in 90 days
/// @param last when it was last done
/// @param gained permissions granted now and not at the instant it is compared with
/// @param lost permissions granted then and not now
public record Cell(
        String column,
        Map<Permission, CellState> states,
        long events,
        Optional<Instant> last,
        Set<Permission> gained,
        Set<Permission> lost) {
    public Cell {
        states = Collections.unmodifiableMap(new TreeMap<>(states));
        gained = Set.copyOf(gained);
        lost = Set.copyOf(lost);
    }

    /// What wants a look first; empty where nothing is left.
    public Optional<CellState> state() {
        return states.values().stream().min(CellState::compareTo);
    }

    /// Whether two of the answers differ here.
    public boolean isDifference() {
        return states.values().stream().anyMatch(CellState::isDifference);
    }

    /// Whether another right is granted than at the instant it is compared with.
    public boolean isChanged() {
        return !gained.isEmpty() || !lost.isEmpty();
    }
}
