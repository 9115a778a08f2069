package dev.gatehouse.inventory.plan;

import dev.gatehouse.inventory.plan.Altering.How;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// How an event tells that a listing is otherwise now, as a tool's `inventory.yaml` says.
///
/// @param listing whose facts it alters
/// @param of what that listing is asked with, read from the event
/// @param tells what becomes of it
record EventRule(Condition when, ListingPlan listing, Map<String, Expression> of, Tells tells) {

    /// What an event tells of a listing.
    sealed interface Tells {
        /// An object by its members, all of which the event has to say.
        ///
        /// @param how whether the object is one of the listing or all of it
        record Says(How how, Map<String, Expression> members) implements Tells {}

        /// What it says of somebody, or of a resource, is so no longer.
        ///
        /// @param who nobody in particular for all
        record Gone(Optional<WhoRule> who, Optional<ResourceTemplate> on) implements Tells {}

        /// It is otherwise; how, the event does not say.
        enum Unsure implements Tells {
            UNSURE
        }
    }

    /// What an event alters; nothing where it is none of the rule's, or leaves out what it takes.
    ///
    /// @param place `tool/instance`
    Optional<Altering> altering(Thing event, String place) {
        if (!when.holds(event)) {
            return Optional.empty();
        }
        SortedMap<String, String> asked = new TreeMap<>();
        of.forEach((name, value) -> asked.put(name, value.one(event)));
        asked.values().removeIf(String::isEmpty);
        return listing.askedWith(asked).flatMap(found -> altering(event, place, found));
    }

    private Optional<Altering> altering(
            Thing event, String place, SortedMap<String, String> asked) {
        String name = listing.name();
        return switch (tells) {
            case Tells.Says says ->
                    object(says.members(), event)
                            .map(object -> new Altering(name, asked, says.how(), object, ""));
            case Tells.Gone gone -> {
                Optional<String> who =
                        gone.who().isEmpty() ? Optional.of("") : gone.who().get().of(event, place);
                Optional<String> on =
                        gone.on().isEmpty()
                                ? Optional.of("")
                                : gone.on().get().paths(event, place).stream().findFirst();
                yield who.flatMap(holder ->
                        on.map(path -> new Altering(name, asked, How.GONE, holder, path)));
            }
            case Tells.Unsure _ -> Optional.of(new Altering(name, asked, How.UNSURE, "", ""));
        };
    }

    // Half an object would tell of a right that nobody has.
    private static Optional<String> object(Map<String, Expression> members, Thing event) {
        SequencedMap<String, JsonValue> object = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            String text = value.one(event);
            if (!text.isEmpty()) {
                object.put(name, new JsonString(text));
            }
        });
        return object.size() == members.size()
                ? Optional.of(CanonicalJson.text(new JsonObject(object)))
                : Optional.empty();
    }
}
