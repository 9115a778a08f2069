package dev.gatehouse.posture;

import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which listings were read whole, for one thing: a repository whose hooks could not be read says
/// nothing against another one.
final class Listings {
    private final Map<String, List<PartState>> byPlace = new HashMap<>();

    Listings(Picture picture) {
        for (PartState state : picture.parts()) {
            byPlace.computeIfAbsent(state.place(), _ -> new ArrayList<>()).add(state);
        }
    }

    /// Those of the needed listings that were not read whole for that thing, or never tried.
    Set<String> incomplete(Check check, Thing thing) {
        Set<String> incomplete = new HashSet<>();
        check.needs().forEach(listing -> ask(listing, thing, incomplete));
        check.needsToPass().forEach(listing -> ask(listing, thing, incomplete));
        return incomplete;
    }

    private void ask(String listing, Thing thing, Set<String> incomplete) {
        boolean every = listing.equals(Check.EVERYTHING);
        boolean tried = false;
        for (PartState state : byPlace.getOrDefault(thing.place(), List.of())) {
            boolean meant = every || state.part().listing().equals(listing);
            if (meant && concerns(state, thing)) {
                tried = true;
                if (!state.complete()) {
                    incomplete.add(state.part().listing());
                }
            }
        }
        if (!tried) {
            incomplete.add(listing);
        }
    }

    // A listing asked for one repository has its name among its parameters; any other may tell of
    // everything of the instance.
    private static boolean concerns(PartState state, Thing thing) {
        if (thing instanceof Thing.OfAccount) {
            return true;
        }
        String within = "/" + thing.resource() + "/";
        return state.part().of().values().stream()
                .filter(value -> value.contains("/"))
                .allMatch(value -> within.contains("/" + value + "/"));
    }
}
