package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.search.query.Addresses;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import java.util.EnumMap;
import java.util.Map;

/// The terms of the one field that holds every whole value: the letter of its key, then the folded
/// value. One field for all keys keeps a document cheap; the part of its dictionary that begins
/// with a letter is the dictionary of that key, in order.
final class ExactTerms {
    /// The field.
    static final String FIELD = "exact";

    /// Before the name of a key, or of a further field, that the event has a value of. Keys that
    /// are facets need none.
    static final String PRESENT = "!";

    private static final String DETAIL = "#";
    private static final String ADDRESS = "@";
    private static final Map<Key, String> HEADS = heads();

    private ExactTerms() {}

    // From 'A' on, in the order of the keys; StoredEvent.layout() changes when that does.
    private static Map<Key, String> heads() {
        Map<Key, String> heads = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            heads.put(key, String.valueOf((char) ('A' + heads.size())));
        }
        return heads;
    }

    static String head(Key key) {
        return HEADS.getOrDefault(key, "");
    }

    static String term(Key key, String folded) {
        return head(key) + folded;
    }

    static String id(String eventId) {
        return term(Key.ID, eventId);
    }

    /// The term every event has that holds a value of `key`, for keys that are no facet.
    static String presence(Key key) {
        return PRESENT + key.word();
    }

    static String detailHead(String name) {
        return DETAIL + name + "=";
    }

    static String detailPresence(String name) {
        return PRESENT + DETAIL + name;
    }

    /// An address in its own order, so that a network is a range of terms.
    static String address(String hex) {
        return ADDRESS + hex;
    }

    /// Adds the terms of the tool's further fields and of the address.
    static void further(Event event, TermStream terms) {
        event.detail()
                .forEach((name, value) -> {
                    String folded = Folding.fold(name);
                    terms.add(detailHead(folded), Folding.fold(value));
                    terms.add(PRESENT + DETAIL, folded);
                });
        if (event.origin().address().isSent()) {
            Addresses.hex(event.origin().address().orEmpty())
                    .ifPresent(hex -> terms.add(ADDRESS, hex));
        }
    }
}
