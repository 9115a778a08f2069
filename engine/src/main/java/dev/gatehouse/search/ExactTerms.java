package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.search.query.Addresses;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Folding;
import dev.gatehouse.search.query.Key;
import java.util.function.Consumer;

/// The terms of the one field that holds every whole value: `key=value`, folded. One field for all
/// keys keeps a document cheap; the part of its dictionary that begins with `key=` is the
/// dictionary of that key, in order.
final class ExactTerms {
    /// The field.
    static final String FIELD = "exact";

    private static final Key[] KEYS = Key.values();

    private ExactTerms() {}

    static String term(Key key, String folded) {
        return head(key) + folded;
    }

    static String head(Key key) {
        return key.word() + "=";
    }

    static String detailHead(String name) {
        return "detail." + name + "=";
    }

    /// The term every event has that holds a value of `key`, for keys that are no facet.
    static String presence(Key key) {
        return "has=" + key.word();
    }

    static String detailPresence(String name) {
        return "has=detail." + name;
    }

    /// An address in its own order, so that a network is a range of terms.
    static String address(String hex) {
        return "ip#=" + hex;
    }

    static String id(String eventId) {
        return term(Key.ID, eventId);
    }

    /// Hands over every term of an event.
    static void each(Event event, Consumer<String> taker) {
        for (Key key : KEYS) {
            String head = head(key);
            boolean[] present = {false};
            EventValues.each(
                    event,
                    key,
                    value -> {
                        taker.accept(head + Folding.fold(value));
                        present[0] = true;
                    });
            if (present[0] && !key.isFacet()) {
                taker.accept(presence(key));
            }
        }
        event.detail()
                .forEach((name, value) -> {
                    String folded = Folding.fold(name);
                    taker.accept(detailHead(folded) + Folding.fold(value));
                    taker.accept(detailPresence(folded));
                });
        if (event.origin().address().isSent()) {
            Addresses.hex(event.origin().address().orEmpty())
                    .ifPresent(hex -> taker.accept(address(hex)));
        }
    }
}
