package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Shared.Done;
import dev.gatehouse.access.draft.Shared.Spot;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What people of one group do in one kind of place, each perhaps alone in one of them, where the
/// tools allow it to the group as a whole; and what everybody may read, and many of many teams do.
final class Together {
    /// People who must read what everybody may.
    static final int READERS_MIN = 5;

    /// Teams they must be of.
    static final int TEAMS_MIN = 3;

    private static final String TEAM = "team:";

    private final Shared shared;
    private final Granted granted;
    private final List<Done> clean = new ArrayList<>();
    // Where something speaks against what one of a group did.
    private final Set<Spot> tainted = new HashSet<>();

    private record Kind(String group, Permission permission, String kind) {}

    Together(Shared shared, Granted granted) {
        this.shared = shared;
        this.granted = granted;
        for (Done done : shared.all()) {
            List<Reason> against = shared.against(done);
            if (against.isEmpty()) {
                clean.add(done);
            } else if (against.contains(Reason.FLAGGED) || against.contains(Reason.LEAVER)) {
                Habit habit = done.habit();
                done.actor()
                        .groups()
                        .forEach(group ->
                                tainted.add(new Spot(group, habit.permission(), habit.place())));
            }
        }
    }

    /// The places that groups share by what the tools allow them as a whole.
    List<Spot> spots() {
        Map<Kind, List<Done>> kinds =
                new TreeMap<>(
                        Comparator.comparing(Kind::group)
                                .thenComparing(Kind::permission)
                                .thenComparing(Kind::kind));
        for (Done done : clean) {
            Habit habit = done.habit();
            for (String group : groups(done.actor())) {
                if (granted.toAll(group, habit.permission(), habit.place())) {
                    String kind = Place.kind(habit.place());
                    kinds.computeIfAbsent(
                                    new Kind(group, habit.permission(), kind),
                                    _ -> new ArrayList<>())
                            .add(done);
                }
            }
        }
        List<Spot> spots = new ArrayList<>();
        kinds.forEach((kind, some) -> {
            if (shared.areEnough(kind.group(), Shared.steady(some).size())) {
                some.stream()
                        .map(done ->
                                new Spot(kind.group(), kind.permission(), done.habit().place()))
                        .distinct()
                        .filter(spot -> !tainted.contains(spot))
                        .forEach(spots::add);
            }
        });
        return spots;
    }

    // Whoever is in a team is there for the team.
    private static List<String> groups(Actor actor) {
        boolean team = actor.groups().stream().anyMatch(one -> one.startsWith(TEAM));
        return team ? actor.groups().subList(0, 1) : actor.groups();
    }

    /// What a tool lets everybody read, and many do: resources with all places that were read
    /// there.
    Map<String, Set<String>> readByEverybody() {
        Map<String, List<Done>> readers = new TreeMap<>();
        for (Done done : clean) {
            Habit habit = done.habit();
            if (habit.permission() == Permission.READ && done.actor().isIn(Actor.EVERYBODY)) {
                granted.by(habit.account(), Set.of(Permission.READ), habit.place())
                        .map(Right::resource)
                        .filter(on -> granted.toEverybody(Permission.READ, on))
                        .ifPresent(on ->
                                readers.computeIfAbsent(on, _ -> new ArrayList<>()).add(done));
            }
        }
        Map<String, Set<String>> found = new TreeMap<>();
        readers.forEach((on, some) -> {
            Map<String, List<String>> steady = Shared.steady(some);
            long teams =
                    steady.values().stream()
                            .flatMap(groups -> groups.stream().limit(1))
                            .distinct()
                            .count();
            if (steady.size() >= READERS_MIN && teams >= TEAMS_MIN) {
                Set<String> places = new TreeSet<>(Set.of(on));
                shared.places(Permission.READ).stream()
                        .filter(place -> place.startsWith(on + "/"))
                        .forEach(places::add);
                found.put(on, places);
            }
        });
        return found;
    }
}
