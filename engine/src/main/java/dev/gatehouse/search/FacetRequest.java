package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Query;
import java.util.List;
import java.util.OptionalLong;

/// Counts of events by the values of some keys, asked for.
///
/// @param keys each a facet, see [Key#isFacet()]
/// @param top values of each key, 1 to [#VALUES_MAX]
public record FacetRequest(Query query, Window window, OptionalLong asOf, List<Key> keys, int top) {
    /// Values one facet may list.
    public static final int VALUES_MAX = 1_000;

    /// Facets one request may name.
    public static final int KEYS_MAX = 24;

    public FacetRequest {
        keys = List.copyOf(keys);
        if (top < 1 || top > VALUES_MAX || keys.size() > KEYS_MAX) {
            throw new IllegalArgumentException(
                    "at most " + KEYS_MAX + " facets of 1 to " + VALUES_MAX + " values");
        }
        for (Key key : keys) {
            if (!key.isFacet()) {
                throw new IllegalArgumentException("events are not counted by " + key.word());
            }
        }
    }
}
