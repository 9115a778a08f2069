package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.search.query.EventValues;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.PathPattern;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryPrinter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// What to look for: one account, resource, address or credential each, drawn evenly from the
/// events that were seen.
final class Needles {
    private static final List<Key> KEYS =
            List.of(Key.ACCOUNT, Key.RESOURCE, Key.IP, Key.CREDENTIAL);
    private static final int DRAWN = 4_000;
    private static final int QUERIES_MAX = 400;

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Needle> drawn = new ArrayList<>(DRAWN);
    private long seen;

    /// One value of one key.
    record Needle(Key key, String value) {
        /// The query as somebody would type it.
        String query() {
            Match match =
                    key == Key.RESOURCE
                            ? new Match.Under(new PathPattern(value))
                            : new Match.Exactly(value);
            return QueryPrinter.print(new Query.Field(key, match));
        }
    }

    void see(Event event) {
        for (Key key : KEYS) {
            List<String> values = new ArrayList<>(2);
            EventValues.each(event, key, values::add);
            if (!values.isEmpty()) {
                draw(new Needle(key, values.getFirst()));
            }
        }
    }

    // Each that was seen is among the drawn with the same chance (reservoir sampling).
    private void draw(Needle needle) {
        seen++;
        if (drawn.size() < DRAWN) {
            drawn.add(needle);
        } else {
            long place = random.nextLong(seen);
            if (place < DRAWN) {
                drawn.set((int) place, needle);
            }
        }
    }

    /// Each value once.
    List<Needle> all() {
        Set<Needle> different = new LinkedHashSet<>(drawn);
        return different.stream().limit(QUERIES_MAX).toList();
    }
}
