package dev.gatehouse.access.compare;

import dev.gatehouse.access.model.Assignment;
import dev.gatehouse.access.model.Coverage;
import dev.gatehouse.access.model.ModelDifference;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.inventory.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the three answers for one holder at a time. Used by one thread.
final class Sorting {
    private final Inputs inputs;
    private final Grounds grounds;
    private final Coverage expected;
    private final Snapshots snapshots;
    private final Map<String, Optional<String>> watched = new HashMap<>();

    /// What came out for one holder.
    record Found(EnumMap<Comparison, List<Row>> rows, Set<Unseen> unseen) {
        void put(Comparison comparison, Row row) {
            rows.computeIfAbsent(comparison, _ -> new ArrayList<>(1)).add(row);
        }

        /// Lines of the model stand elsewhere by now.
        void moved(ModelDifference model) {
            rows.values().forEach(some -> some.replaceAll(row -> row.at(model.at(row.line()))));
        }
    }

    Sorting(Inputs inputs) {
        this.inputs = inputs;
        this.grounds = inputs.grounds();
        this.expected = grounds.expected();
        this.snapshots = new Snapshots(inputs);
    }

    // All three answers for one account.
    private record Theirs(
            Holder holder,
            String account,
            List<Right> rights,
            List<Use> uses,
            Footprint footprint,
            Coverage.Meant meant) {}

    /// @param aliases further names of their accounts that events know them by
    Found sort(Holder holder, Map<String, List<String>> aliases) {
        Found found = new Found(new EnumMap<>(Comparison.class), new HashSet<>());
        Map<String, List<Right>> rights = new HashMap<>();
        for (String account : holder.accounts()) {
            List<Right> theirs = grounds.granted().rightsOf(account);
            rights.put(account, theirs);
            List<Use> uses = new ArrayList<>(inputs.used().apply(account));
            aliases.getOrDefault(account, List.of())
                    .forEach(other -> uses.addAll(inputs.used().apply(other)));
            uses.removeIf(use -> use.last().isBefore(inputs.from()));
            Theirs all =
                    new Theirs(
                            holder,
                            account,
                            theirs,
                            uses,
                            new Footprint(uses),
                            expected.meant(account, holder.subject(), grounds.at()));
            Reachable reachable = new Reachable(theirs);
            uses.forEach(use -> used(found, all, reachable, use));
            theirs.forEach(right -> granted(found, all, right));
        }
        if (holder.subject().isPresent()) {
            new Missing(grounds, snapshots).find(holder, rights, found);
        }
        return found;
    }

    private void used(Found found, Theirs theirs, Reachable reachable, Use use) {
        if (use.unexpected() > 0) {
            found.put(
                    Comparison.USED_NOT_EXPECTED,
                    new Row(
                            theirs.holder(),
                            theirs.account(),
                            Set.of(use.permission()),
                            use.resource(),
                            Row.Basis.NONE,
                            "Unexpected "
                                    + use.unexpected()
                                    + " times in "
                                    + Inputs.UNUSED_DAYS.toDays()
                                    + " days.",
                            List.of(),
                            "",
                            use.unexpected(),
                            Optional.of(use.last())));
        }
        Optional<Instant> allowed = use.lastAllowed().filter(when -> !when.isBefore(inputs.from()));
        if (allowed.isEmpty() || reachable.permits(use.permission(), use.resource())) {
            return;
        }
        String place = Grounds.place(use.resource());
        Optional<String> blind =
                snapshots.blind(use.resource()).or(() -> snapshots.blindTo(theirs.account()));
        if (blind.isPresent() || snapshots.isBefore(place, allowed.get())) {
            String why =
                    blind.orElse(
                            "What was used before the first snapshot of "
                                    + place
                                    + " is not compared with it.");
            found.unseen().add(new Unseen(Comparison.USED_NOT_GRANTED, place, why));
        } else if (!snapshots.wasGranted(theirs.account(), use, allowed.get())) {
            found.put(
                    Comparison.USED_NOT_GRANTED,
                    new Row(
                            theirs.holder(),
                            theirs.account(),
                            Set.of(use.permission()),
                            use.resource(),
                            Row.Basis.NONE,
                            "It was not refused, and no snapshot lets this account do it.",
                            List.of(),
                            "",
                            use.events(),
                            allowed));
        }
    }

    private void granted(Found found, Theirs theirs, Right right) {
        if (expected.model().isNone()) {
            for (Comparison one :
                    List.of(Comparison.GRANTED_NOT_EXPECTED, Comparison.GRANTED_NOT_USED)) {
                found.unseen()
                        .add(
                                new Unseen(
                                        one,
                                        Grounds.place(right.resource()),
                                        "No model says who should be able to do what."));
            }
            return;
        }
        Set<Permission> wanted = EnumSet.noneOf(Permission.class);
        Set<Permission> over = EnumSet.noneOf(Permission.class);
        String line = "";
        for (Permission one : right.permissions()) {
            Optional<Assignment> by =
                    expected.covers(theirs.meant(), one, right.resource())
                            .filter(_ ->
                                    expected.denies(theirs.meant(), one, right.resource())
                                            .isEmpty());
            if (by.isPresent()) {
                wanted.add(one);
                line = by.get().at();
            } else {
                over.add(one);
            }
        }
        if (!over.isEmpty()) {
            found.put(Comparison.GRANTED_NOT_EXPECTED, over(theirs, right, over));
        }
        if (!wanted.isEmpty() && !snapshots.isRecent(right)) {
            unused(found, new Kept(theirs.holder(), right, wanted, line), theirs.footprint());
        }
    }

    private Row over(Theirs theirs, Right right, Set<Permission> over) {
        Row.Basis basis = Row.Basis.NONE;
        String line = "";
        for (Permission one : over) {
            Optional<String> denied =
                    expected.denies(theirs.meant(), one, right.resource()).map(Assignment::at);
            Optional<String> governed = expected.governs(one, right.resource());
            if (denied.isPresent()) {
                basis = Row.Basis.NEVER;
                line = denied.get();
            } else if (governed.isPresent() && basis != Row.Basis.NEVER) {
                basis = Row.Basis.GOVERNED;
                line = governed.get();
            }
        }
        Optional<Assignment> nearer = nearer(theirs, right, over);
        String says =
                switch (basis) {
                    case NEVER -> "The model denies it.";
                    case GOVERNED -> "It is governed, and no line allows it.";
                    case DECIDED, NONE ->
                            theirs.holder().subject().isEmpty()
                                    ? "Nobody knows whose account this is."
                                    : "No line of the model allows it.";
                };
        if (nearer.isPresent()) {
            says = "Wider than expected: " + nearer.get().sentence() + ".";
            line = line.isEmpty() ? nearer.get().at() : line;
        }
        List<Use> fitting =
                theirs.footprint().isOn(right.resource(), over)
                        ? theirs.uses().stream().filter(use -> uses(use, right, over)).toList()
                        : List.of();
        return new Row(
                theirs.holder(),
                right.account(),
                over,
                right.resource(),
                basis,
                says,
                right.through(),
                line,
                fitting.stream().mapToLong(Use::events).sum(),
                fitting.stream().map(Use::last).max(Comparator.naturalOrder()));
    }

    private record Kept(Holder holder, Right right, Set<Permission> wanted, String line) {}

    // A line of theirs for the same permission that has something in common with the right.
    private Optional<Assignment> nearer(Theirs theirs, Right right, Set<Permission> over) {
        ResourcePattern pattern = ResourcePattern.parse(right.resource());
        for (Assignment one : expected.of(theirs.meant())) {
            if (over.stream().anyMatch(one.scope()::permits) && Coverage.meets(one, pattern)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private void unused(Found found, Kept kept, Footprint footprint) {
        Set<Permission> unused = EnumSet.noneOf(Permission.class);
        String place = Grounds.place(kept.right().resource());
        for (Permission one : kept.wanted()) {
            if (footprint.isUsed(kept.right(), one)) {
                continue;
            }
            Optional<String> unseen =
                    watched.computeIfAbsent(
                            place + " " + one.word(),
                            _ -> inputs.watched().unseen(place, one, inputs.from()));
            if (unseen.isEmpty()) {
                unused.add(one);
            } else {
                found.unseen().add(new Unseen(Comparison.GRANTED_NOT_USED, place, unseen.get()));
            }
        }
        if (!unused.isEmpty()) {
            found.put(
                    Comparison.GRANTED_NOT_USED,
                    new Row(
                            kept.holder(),
                            kept.right().account(),
                            unused,
                            kept.right().resource(),
                            Row.Basis.DECIDED,
                            "Expected and granted, and not used for "
                                    + Inputs.UNUSED_DAYS.toDays()
                                    + " days.",
                            kept.right().through(),
                            kept.line(),
                            0,
                            Optional.empty()));
        }
    }

    private static boolean uses(Use use, Right right, Set<Permission> permissions) {
        return permissions.contains(use.permission()) && Grounds.reaches(right, use.resource());
    }
}
