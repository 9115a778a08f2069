package dev.gatehouse.access.model;

import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one model says otherwise than the one before it about who should be able to do what: lines
/// that came or went, and lines that say the same and only stand elsewhere.
public final class ModelDifference {
    private final List<Assignment> lines = new ArrayList<>();
    private final Map<String, String> moved = new HashMap<>();
    private final boolean all;

    private ModelDifference(Model before, Model now) {
        boolean same =
                before.isNone() == now.isNone() && governed(before.governed(), now.governed());
        changed(before.assignments(), now.assignments());
        changed(before.deny(), now.deny());
        this.all = !same;
    }

    /// Compares them.
    public static ModelDifference of(Model before, Model now) {
        return new ModelDifference(before, now);
    }

    // What a line says, wherever it stands.
    private record Said(Whom to, Places places, String terms, About about) {
        static Said of(Assignment one) {
            return new Said(one.to(), Places.of(one.scope()), one.terms().toString(), one.about());
        }
    }

    private record Places(Set<Permission> permissions, List<String> on, List<String> within) {
        static Places of(Scope scope) {
            return new Places(
                    scope.permissions(),
                    scope.on().stream().map(Object::toString).toList(),
                    scope.within().stream().map(Object::toString).toList());
        }
    }

    private void changed(List<Assignment> before, List<Assignment> now) {
        Map<Said, Deque<Assignment>> old = new HashMap<>();
        before.forEach(one -> old.computeIfAbsent(Said.of(one), _ -> new ArrayDeque<>(1)).add(one));
        for (Assignment one : now) {
            Deque<Assignment> same = old.getOrDefault(Said.of(one), new ArrayDeque<>(0));
            if (same.isEmpty()) {
                lines.add(one);
            } else {
                move(same.remove().at(), one.at());
            }
        }
        old.values().forEach(lines::addAll);
    }

    // Whether only the same is governed.
    private boolean governed(List<Governed> before, List<Governed> now) {
        Map<Places, Deque<Governed>> old = new HashMap<>();
        before.forEach(one ->
                old.computeIfAbsent(Places.of(one.scope()), _ -> new ArrayDeque<>(1)).add(one));
        for (Governed one : now) {
            Deque<Governed> same = old.getOrDefault(Places.of(one.scope()), new ArrayDeque<>(0));
            if (same.isEmpty()) {
                return false;
            }
            move(same.remove().at(), one.at());
        }
        return old.values().stream().allMatch(Deque::isEmpty);
    }

    private void move(String from, String to) {
        if (!from.equals(to)) {
            moved.put(from, to);
        }
    }

    /// Whether it may be otherwise for anybody.
    public boolean concernsAll() {
        return all;
    }

    /// Whether a line that came or went means an account while it is that subject's, at whatever
    /// time.
    public boolean concerns(String account, Optional<Subject> subject) {
        if (lines.isEmpty()) {
            return false;
        }
        Set<String> names = Whom.namesOf(account, subject);
        return lines.stream()
                .map(Assignment::to)
                .anyMatch(to ->
                        to.means(names, account)
                                || to.schedules().stream()
                                        .flatMap(schedule -> schedule.shifts().stream())
                                        .anyMatch(shift -> names.contains(shift.who())));
    }

    /// Whether any line only stands elsewhere.
    public boolean isMoved() {
        return !moved.isEmpty();
    }

    /// Where a line stands now, as `file:line`.
    public String at(String before) {
        return moved.getOrDefault(before, before);
    }
}
