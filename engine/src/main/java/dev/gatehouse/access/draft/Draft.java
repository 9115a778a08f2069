package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Shared.Done;
import dev.gatehouse.access.draft.Shared.Spot;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// An access model written from what happened, for people to read, correct and keep. A line stands
/// for what at least two people of one group did for more than a day, with nothing against it. What
/// one actor did alone, what began in the last seven days, what was unexpected or refused, what a
/// leaver did and anything with admin, approve or secret is never drafted. The same habits and
/// groups give the same files, byte for byte.
///
/// @param files one a group; a model can be read from them
/// @param lines what they say
/// @param rest what no line covers
public record Draft(List<ModelText> files, List<Line> lines, List<Left> rest) {
    public Draft {
        files = List.copyOf(files);
        lines = List.copyOf(lines);
        rest = List.copyOf(rest);
    }

    /// A habit no line covers.
    ///
    /// @param reasons at least one, the weightiest first
    record Left(Habit habit, Actor actor, List<Reason> reasons) {
        Left {
            reasons = List.copyOf(reasons);
        }
    }

    /// How many undecided events no line covers, by the weightiest reason.
    public Map<Reason, Long> left() {
        Map<Reason, Long> left = new TreeMap<>();
        rest.forEach(one -> left.merge(one.reasons().getFirst(), one.habit().events(), Long::sum));
        return left;
    }

    /// Drafts what the habits allow.
    public static Draft of(List<Habit> habits, Known known) {
        Shared shared = new Shared(habits, known);
        Granted granted = new Granted(known);
        Together together = new Together(shared, granted);
        Map<String, Set<String>> everybody = together.readByEverybody();
        Set<Spot> covered = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        Reasons reasons = new Reasons(shared, granted);
        everybody.forEach((on, places) -> {
            Pattern pattern = new Pattern();
            pattern.add(Permission.READ, places);
            places.forEach(place -> covered.add(new Spot(Actor.EVERYBODY, Permission.READ, place)));
            lines.add(reasons.line(Actor.EVERYBODY, on, pattern));
        });
        Folding folding = new Folding(shared);
        groups(shared, together, covered)
                .forEach((group, permissions) -> {
                    Map<String, Pattern> patterns = new TreeMap<>();
                    permissions.forEach((permission, places) ->
                            folding.of(group, permission, places)
                                    .forEach(folded -> {
                                        folded.places()
                                                .forEach(place ->
                                                        covered.add(
                                                                new Spot(
                                                                        group, permission, place)));
                                        patterns.computeIfAbsent(folded.on(), _ -> new Pattern())
                                                .add(permission, folded.places());
                                    }));
                    patterns.forEach((on, pattern) -> lines.add(reasons.line(group, on, pattern)));
                });
        lines.sort(Comparator.comparing(Line::to).thenComparing(Line::on));
        return new Draft(DraftFiles.of(lines, known), lines, rest(shared, covered));
    }

    // By group and permission the places it shares, but for what everybody may anyway.
    private static Map<String, Map<Permission, Set<String>>> groups(
            Shared shared, Together together, Set<Spot> everybody) {
        List<Spot> spots = new ArrayList<>(together.spots());
        for (Permission permission : Permission.values()) {
            for (String place : shared.places(permission)) {
                spots.addAll(shared.spots(permission, place));
            }
        }
        Map<String, Map<Permission, Set<String>>> groups = new TreeMap<>();
        for (Spot spot : spots) {
            boolean anyway =
                    everybody.contains(new Spot(Actor.EVERYBODY, spot.permission(), spot.place()));
            if (!anyway || !spot.group().startsWith("team:")) {
                groups.computeIfAbsent(spot.group(), _ -> new TreeMap<>())
                        .computeIfAbsent(spot.permission(), _ -> new TreeSet<>())
                        .add(spot.place());
            }
        }
        return groups;
    }

    /// What a group shares below one pattern.
    record Pattern(EnumSet<Permission> allow, Set<String> places) {
        Pattern() {
            this(EnumSet.noneOf(Permission.class), new TreeSet<>());
        }

        void add(Permission permission, Set<String> more) {
            allow.add(permission);
            places.addAll(more);
        }
    }

    private static List<Left> rest(Shared shared, Set<Spot> covered) {
        List<Left> rest = new ArrayList<>();
        for (Done done : shared.all()) {
            Habit habit = done.habit();
            boolean isCovered =
                    Stream.concat(
                                    done.actor().groups().stream(),
                                    Stream.of(Actor.EVERYBODY).filter(done.actor()::isIn))
                            .anyMatch(group -> isCovered(group, habit, covered));
            if (!isCovered && habit.events() > 0) {
                List<Reason> against = shared.against(done);
                rest.add(
                        new Left(
                                habit,
                                done.actor(),
                                against.isEmpty() ? List.of(Reason.ALONE) : against));
            }
        }
        return rest;
    }

    private static boolean isCovered(String group, Habit habit, Set<Spot> covered) {
        return implying(habit.permission()).stream()
                .anyMatch(
                        permission -> covered.contains(new Spot(group, permission, habit.place())));
    }

    // Who may write may read, who may deploy may run.
    private static Set<Permission> implying(Permission permission) {
        return switch (permission) {
            case READ -> EnumSet.of(Permission.READ, Permission.WRITE);
            case RUN -> EnumSet.of(Permission.RUN, Permission.DEPLOY);
            case NONE, SECRET, WRITE, APPROVE, DEPLOY, ADMIN -> EnumSet.of(permission);
        };
    }
}
