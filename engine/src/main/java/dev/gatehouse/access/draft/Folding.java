package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Shared.Done;
import dev.gatehouse.event.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes many places of one name's family as one pattern, `payments-*`, where nobody outside the
/// group was seen in any of them and nothing speaks against what was done in the rest.
final class Folding {
    /// Places that a group must share before their family is written for them.
    static final int PLACES_MIN = 3;

    private final Shared shared;
    // Per permission: places by family.
    private final Map<Permission, Map<String, Set<String>>> families = new HashMap<>();

    Folding(Shared shared) {
        this.shared = shared;
    }

    /// One pattern with the places it stands for.
    record Folded(String on, Set<String> places) {}

    List<Folded> of(String group, Permission permission, Set<String> places) {
        Map<String, Set<String>> mine = new TreeMap<>();
        List<Folded> folded = new ArrayList<>();
        for (String place : places) {
            String family = Place.family(place);
            if (family.isEmpty()) {
                folded.add(new Folded(place, Set.of(place)));
            } else {
                mine.computeIfAbsent(family, _ -> new TreeSet<>()).add(place);
            }
        }
        mine.forEach((family, some) -> {
            Set<String> all = family(permission, family);
            // Half of them at least, so that three of a hundred do not stand for the rest.
            boolean most = some.size() >= PLACES_MIN && some.size() * 2 >= all.size();
            if (most && all.stream().allMatch(place -> isTheirs(group, permission, place, some))) {
                folded.add(new Folded(family + "*", all));
            } else {
                some.forEach(place -> folded.add(new Folded(place, Set.of(place))));
            }
        });
        return folded;
    }

    private Set<String> family(Permission permission, String family) {
        return families.computeIfAbsent(permission, this::families).getOrDefault(family, Set.of());
    }

    private Map<String, Set<String>> families(Permission permission) {
        Map<String, Set<String>> all = new HashMap<>();
        for (String place : shared.places(permission)) {
            all.computeIfAbsent(Place.family(place), _ -> new TreeSet<>()).add(place);
        }
        return all;
    }

    private boolean isTheirs(
            String group, Permission permission, String place, Set<String> theirs) {
        if (theirs.contains(place)) {
            return true;
        }
        for (Done done : shared.at(permission, place)) {
            if (!done.actor().isIn(group) || !shared.against(done).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
