package dev.gatehouse.access.compare;

import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Collects the cells of one line of the [Matrix].
final class MatrixLine {
    private final Matrix.Asked asked;
    private final TreeMap<String, Meeting> byColumn = new TreeMap<>();
    private final List<Row> unexpected = new ArrayList<>();

    // What came together in one cell so far.
    private static final class Meeting {
        final Set<Permission> granted = EnumSet.noneOf(Permission.class);
        final Set<Permission> used = EnumSet.noneOf(Permission.class);
        final Set<Permission> before = EnumSet.noneOf(Permission.class);
        // Granted for more than the column, as its use shows.
        final Set<Permission> above = EnumSet.noneOf(Permission.class);
        final EnumMap<Permission, CellState> differences = new EnumMap<>(Permission.class);
        long events;
        Instant last = Instant.MIN;
    }

    MatrixLine(Matrix.Asked asked) {
        this.asked = asked;
    }

    private Optional<Meeting> at(String path) {
        return asked.where().test(path)
                ? Optional.of(
                        byColumn.computeIfAbsent(
                                Matrix.columnOf(path, asked.depth()), _ -> new Meeting()))
                : Optional.empty();
    }

    void granted(Right right) {
        at(right.resource()).ifPresent(here -> here.granted.addAll(right.permissions()));
    }

    void before(Right right) {
        at(right.resource()).ifPresent(here -> here.before.addAll(right.permissions()));
    }

    void used(Use use, Reachable reachable) {
        at(use.resource())
                .ifPresent(here -> {
                    here.used.add(use.permission());
                    here.events += use.events();
                    here.last = use.last().isAfter(here.last) ? use.last() : here.last;
                    if (reachable.permits(use.permission(), use.resource())) {
                        here.above.add(use.permission());
                    }
                });
    }

    void differ(Comparison comparison, List<Row> rows) {
        CellState state = CellState.of(comparison);
        if (comparison == Comparison.GRANTED_NOT_EXPECTED) {
            unexpected.addAll(rows);
        }
        for (Row row : rows) {
            at(row.resource())
                    .ifPresent(here ->
                            row.permissions()
                                    .forEach(one ->
                                            here.differences.merge(one, state, MatrixLine::worse)));
        }
    }

    private static CellState worse(CellState one, CellState other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    List<Cell> cells() {
        return byColumn.entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue()))
                .filter(cell -> !cell.states().isEmpty() || cell.isChanged())
                .filter(asked.cells())
                .toList();
    }

    private Cell cell(String column, Meeting here) {
        EnumMap<Permission, CellState> states = new EnumMap<>(here.differences);
        Set<Permission> spoken = new HashSet<>(here.granted);
        spoken.addAll(here.used);
        for (Permission one : spoken) {
            states.putIfAbsent(one, agreeing(column, here, one));
        }
        states.remove(Permission.NONE);
        boolean compared = asked.before().isPresent();
        return new Cell(
                column,
                states,
                here.events,
                here.last.equals(Instant.MIN) ? Optional.empty() : Optional.of(here.last),
                compared ? without(here.granted, here.before) : Set.of(),
                compared ? without(here.before, here.granted) : Set.of());
    }

    // A use that needed less than the right gives is a use of it: who may write may read.
    private CellState agreeing(String column, Meeting here, Permission one) {
        boolean granted = here.above.contains(one) || Grounds.permits(here.granted, one);
        if (!granted) {
            return CellState.USED;
        }
        if (!here.granted.contains(one) && isUnexpectedAbove(column, one)) {
            return CellState.GRANTED_NOT_EXPECTED;
        }
        return here.used.stream().anyMatch(use -> Grounds.permits(Set.of(one), use))
                ? CellState.GRANTED_AND_USED
                : CellState.GRANTED;
    }

    // Whether a right for more than the column, by which it was used, is one that nobody expects.
    private boolean isUnexpectedAbove(String column, Permission one) {
        return unexpected.stream()
                .anyMatch(row ->
                        Matrix.reaches(row.resource(), column)
                                && Grounds.permits(row.permissions(), one));
    }

    private static Set<Permission> without(Set<Permission> some, Set<Permission> others) {
        Set<Permission> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
