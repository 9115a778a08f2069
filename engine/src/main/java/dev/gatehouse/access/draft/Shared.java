package dev.gatehouse.access.draft;

import dev.gatehouse.event.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who did what where, and what people of one group did alike.
final class Shared {
    /// People of a group who must have done it.
    static final int PEOPLE_MIN = 2;

    /// For so long each of them must have done it.
    static final Duration STEADY_MIN = Duration.ofDays(1);

    /// What began in so many days before the draft proves nothing yet.
    static final Duration RECENT_MAX = Duration.ofDays(7);

    /// One in so many of a group that is no team must have done it: who is in it says less.
    static final int GROUP_SHARE = 5;

    private static final String PROVIDED = "idp:";

    private final Known known;
    private final Map<String, Map<String, Actor>> actors = new HashMap<>();
    private final Map<Permission, TreeMap<String, List<Done>>> byPlace = new TreeMap<>();

    /// A habit and whose it is.
    record Done(Habit habit, Actor actor) {}

    /// That a group shares a place with a permission.
    record Spot(String group, Permission permission, String place) {}

    Shared(List<Habit> habits, Known known) {
        this.known = known;
        for (Habit habit : habits) {
            byPlace.computeIfAbsent(habit.permission(), _ -> new TreeMap<>())
                    .computeIfAbsent(habit.place(), _ -> new ArrayList<>())
                    .add(new Done(habit, actor(habit)));
        }
    }

    // An account is asked for once; who has it may change, the last one counts.
    private Actor actor(Habit habit) {
        Map<String, Actor> some = actors.computeIfAbsent(habit.account(), _ -> new HashMap<>());
        Actor now = Actor.of(habit, known);
        return some.computeIfAbsent(now.id(), _ -> now);
    }

    /// Everything, in an order that is always the same.
    List<Done> all() {
        List<Done> all = new ArrayList<>();
        byPlace.values().forEach(places -> places.values().forEach(all::addAll));
        return all;
    }

    List<Done> at(Permission permission, String place) {
        return byPlace.getOrDefault(permission, new TreeMap<>()).getOrDefault(place, List.of());
    }

    /// Every place anything was done in with that permission, sorted.
    Set<String> places(Permission permission) {
        return byPlace.getOrDefault(permission, new TreeMap<>()).keySet();
    }

    /// What keeps a habit from being evidence; empty where nothing does.
    List<Reason> against(Done done) {
        List<Reason> against = new ArrayList<>();
        if (done.actor().left()) {
            against.add(Reason.LEAVER);
        }
        if (done.habit().flagged()) {
            against.add(Reason.FLAGGED);
        }
        if (isRisky(done.habit().permission())) {
            against.add(Reason.RISKY);
        }
        if (done.habit().first().isAfter(known.at().minus(RECENT_MAX))) {
            against.add(Reason.RECENT);
        }
        if (done.actor().kind() == Actor.Kind.NOBODYS) {
            against.add(Reason.UNKNOWN_HOLDER);
        }
        return against;
    }

    static boolean isRisky(Permission permission) {
        return switch (permission) {
            case ADMIN, APPROVE, SECRET -> true;
            case NONE, READ, WRITE, RUN, DEPLOY -> false;
        };
    }

    /// The groups whose people share a place: teams, the one with most of them first, then smaller
    /// groups before larger ones where they have further people.
    List<Spot> spots(Permission permission, String place) {
        Map<String, Set<String>> people = new TreeMap<>();
        steady(clean(at(permission, place)))
                .forEach((actor, groups) ->
                        groups.forEach(group ->
                                people.computeIfAbsent(group, _ -> new TreeSet<>()).add(actor)));
        List<Spot> spots = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        people.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                        one -> members(one.getKey()))
                                .thenComparingInt(one -> -one.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                .forEach(one -> {
                    int did = one.getValue().size();
                    if (areEnough(one.getKey(), did) && !covered.containsAll(one.getValue())) {
                        covered.addAll(one.getValue());
                        spots.add(new Spot(one.getKey(), permission, place));
                    }
                });
        return spots;
    }

    /// Whether so many of a group have done it that it counts as the group's.
    boolean areEnough(String group, int did) {
        return did >= PEOPLE_MIN && did * GROUP_SHARE >= members(group);
    }

    // A team counts as none: everybody is in one at most.
    private int members(String group) {
        return group.startsWith(PROVIDED)
                ? known.who().groupMembers(group.substring(PROVIDED.length())).size()
                : 0;
    }

    /// What nothing speaks against.
    List<Done> clean(List<Done> done) {
        return done.stream().filter(one -> against(one).isEmpty()).toList();
    }

    /// The groups of everybody who did it for long enough, over all their accounts.
    static Map<String, List<String>> steady(List<Done> done) {
        Map<String, Instant> first = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        Map<String, List<String>> groups = new TreeMap<>();
        for (Done one : done) {
            String actor = one.actor().id();
            first.merge(actor, one.habit().first(), (a, b) -> a.isBefore(b) ? a : b);
            last.merge(actor, one.habit().last(), (a, b) -> a.isAfter(b) ? a : b);
            groups.put(actor, one.actor().groups());
        }
        groups.keySet()
                .removeIf(one ->
                        Duration.between(first.get(one), last.get(one)).compareTo(STEADY_MIN) < 0);
        return groups;
    }
}
