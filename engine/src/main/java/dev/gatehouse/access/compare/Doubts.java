package dev.gatehouse.access.compare;

import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Telling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is not known about who may do what to a resource: listings that were not read whole and
/// could have told of it. One that could only have told of something else leaves no doubt.
final class Doubts {
    private final Picture granted;
    private final Map<String, List<PartState>> parts = new HashMap<>();
    // An instance has as many parts as repositories, and most of them are complete.
    private final Map<String, List<PartState>> incomplete = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    Doubts(Picture granted) {
        this.granted = granted;
        granted.parts()
                .forEach(part -> {
                    parts.computeIfAbsent(part.place(), _ -> new ArrayList<>()).add(part);
                    if (!part.complete()) {
                        incomplete.computeIfAbsent(part.place(), _ -> new ArrayList<>()).add(part);
                    }
                });
    }

    /// Why an absent right on a resource says nothing, each a sentence; none where it says that
    /// there is none.
    List<String> about(String resource) {
        return about(resource, false);
    }

    /// The same of a resource and all that lies below it.
    List<String> aboutAll(String resource) {
        return about(resource, true);
    }

    private List<String> about(String resource, boolean below) {
        String place = Grounds.place(resource);
        if (!parts.containsKey(place)) {
            return List.of("No snapshot says who may do what at " + place + ".");
        }
        return incomplete.getOrDefault(place, List.of()).stream()
                .filter(part ->
                        part.tells().stream()
                                .anyMatch(telling -> couldTell(part, telling, resource, below)))
                .map(part ->
                        "Not all is known of "
                                + part.part()
                                + " at "
                                + place
                                + " ("
                                + part.reason()
                                + ").")
                .distinct()
                .toList();
    }

    private boolean couldTell(PartState part, Telling telling, String resource, boolean below) {
        boolean reaches =
                Grounds.covers(telling.resource(), resource)
                        || (below && Grounds.covers(resource, telling.resource()));
        if (!reaches) {
            return false;
        }
        if (!telling.group().isEmpty()) {
            return groupReaches(telling.group(), resource, below);
        }
        // What it would have said to ask for was asked for all the same, and told of the resource.
        return telling.through().isEmpty() || below || !isTold(part.place(), telling, resource);
    }

    private boolean isTold(String place, Telling telling, String resource) {
        return known.computeIfAbsent(
                telling.through() + " " + telling.resource() + " " + resource,
                _ ->
                        parts.getOrDefault(place, List.of()).stream()
                                .filter(one -> one.part().listing().equals(telling.through()))
                                .flatMap(one -> one.tells().stream())
                                .filter(one -> one.through().isEmpty())
                                .anyMatch(one ->
                                        Grounds.covers(one.resource(), resource)
                                                && !one.resource().equals(telling.resource())
                                                && Grounds.covers(
                                                        telling.resource(), one.resource())));
    }

    private boolean groupReaches(String group, String resource, boolean below) {
        Set<String> groups = new HashSet<>(granted.groupsOf(group));
        groups.add(group);
        return granted.rights()
                .filter(right -> groups.contains(right.account()))
                .anyMatch(right ->
                        Grounds.reaches(right, resource)
                                || (below && Grounds.covers(resource, right.resource())));
    }

    /// The first of [#about], where there is one.
    Optional<String> blind(String resource) {
        return about(resource).stream().findFirst();
    }
}
