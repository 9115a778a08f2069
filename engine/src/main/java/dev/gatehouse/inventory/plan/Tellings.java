package dev.gatehouse.inventory.plan;

import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Telling;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a listing could have told of who may do what, by what it is asked with: as far as the paths
/// of its rights and memberships are known without an answer. A listing of settings tells nothing
/// of it.
public final class Tellings {
    private Tellings() {}

    /// What a listing can tell, itself and through those that are asked with what it gives.
    ///
    /// @param of what it is asked with
    /// @param place `tool/instance`
    public static List<Telling> of(
            InventoryPlan plan, String listing, SortedMap<String, String> of, String place) {
        List<Telling> all = new ArrayList<>();
        Thing asked = Thing.of(new JsonObject(new LinkedHashMap<>()), of);
        plan.listing(listing).ifPresent(one -> add(one, new Asking(asked, place, ""), all));
        for (ListingPlan other : plan.listings()) {
            if (isUnder(plan, other, listing)) {
                add(other, new Asking(asked, place, other.name()), all);
            }
        }
        return all.stream().distinct().toList();
    }

    private static boolean isUnder(InventoryPlan plan, ListingPlan one, String listing) {
        Optional<String> above = one.under();
        for (int i = 0; above.isPresent() && i < plan.listings().size(); i++) {
            if (above.get().equals(listing)) {
                return true;
            }
            above = plan.listing(above.get()).flatMap(ListingPlan::under);
        }
        return false;
    }

    // What it is asked with, of a thing that is not there yet.
    private record Asking(Thing asked, String place, String through) {}

    private static void add(ListingPlan listing, Asking asking, List<Telling> all) {
        Thing asked = asking.asked();
        String place = asking.place();
        String through = asking.through();
        for (FactRule rule : listing.rules()) {
            switch (rule) {
                case FactRule.Rights rights ->
                        all.add(new Telling(rights.on().known(asked, place), "", through));
                case FactRule.Members members -> {
                    String group = members.group().one(asked);
                    all.add(
                            new Telling(
                                    members.within().known(asked, place),
                                    group.isEmpty() ? "" : Right.group(place, group),
                                    through));
                }
                case FactRule.Accounts _, FactRule.Settings _, FactRule.Credentials _ -> {}
            }
        }
    }
}
