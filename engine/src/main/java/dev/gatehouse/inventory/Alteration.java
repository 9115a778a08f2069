package dev.gatehouse.inventory;

import dev.gatehouse.event.Change;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Words;
import dev.gatehouse.inventory.plan.Altering;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;

/// What an event says has become otherwise in a listing, kept until a snapshot that began after it.
///
/// @param event its id
/// @param when it happened
/// @param source the number of its source
/// @param of what the listing is asked with
/// @param how the word of an [Altering.How]
/// @param text as in [Altering]
/// @param on as well
record Alteration(
        String event,
        Instant when,
        int source,
        String listing,
        SortedMap<String, String> of,
        String how,
        String text,
        String on) {
    Part part() {
        return new Part(source, listing, of);
    }

    Altering.How altering() {
        return Words.parse(Altering.How.class, how).orElse(Altering.How.UNSURE);
    }

    Cause cause() {
        return new Cause.ByEvent(EventId.parse(event));
    }

    /// What an event says, as its tool's file reads it. What anybody may have sent says nothing.
    static List<Alteration> of(Event event, Source source, InventoryPlan plan) {
        if (event.receipt().trust() == Trust.NONE || !plan.readsEvents()) {
            return List.of();
        }
        return plan.alterings(json(event), SnapshotReading.place(source)).stream()
                .map(altering ->
                        new Alteration(
                                event.id().toString(),
                                event.time().time(),
                                source.number(),
                                altering.listing(),
                                altering.of(),
                                Words.of(altering.how()),
                                altering.text(),
                                altering.on()))
                .toList();
    }

    // The event's own form, with its changes by field and its path without tool and instance.
    private static JsonObject json(Event event) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>(EventJson.of(event).members());
        SequencedMap<String, JsonValue> changed = new LinkedHashMap<>();
        for (Change change : event.change()) {
            SequencedMap<String, JsonValue> both = new LinkedHashMap<>();
            both.put("before", new JsonString(change.before().orEmpty()));
            both.put("after", new JsonString(change.after().orEmpty()));
            changed.put(change.field(), new JsonObject(both));
        }
        out.put("changed", new JsonObject(changed));
        out.put("within", new JsonString(within(event)));
        return new JsonObject(out);
    }

    private static String within(Event event) {
        String path = event.resource().path().text();
        String place = Fact.place(path);
        return path.length() > place.length() ? path.substring(place.length() + 1) : "";
    }
}
