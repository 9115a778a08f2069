package dev.gatehouse.search;

import dev.gatehouse.search.query.Key;
import java.util.List;

/// How many of the matching events hold which value of a key; exact.
///
/// @param values the commonest first, equal counts in the order of their text
/// @param without matching events that hold no value of the key
/// @param others values that are not listed
public record Facet(Key key, List<ValueCount> values, long without, long others) {
    public Facet {
        values = List.copyOf(values);
    }
}
