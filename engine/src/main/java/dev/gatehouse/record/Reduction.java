package dev.gatehouse.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was left out between authentication and the journal because its source's folder declares
/// it: a field that holds secrets, or a class of actions kept as a count or not at all.
///
/// @param dropped whether declared fields were made null
/// @param counted pieces kept only as a count, by action class
/// @param refused pieces not kept at all, by action class
public record Reduction(
        boolean dropped, SortedMap<String, Long> counted, SortedMap<String, Long> refused) {
    /// Everything was kept as it came.
    public static final Reduction NONE = new Reduction(false, new TreeMap<>(), new TreeMap<>());

    public Reduction {
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    static Reduction of(Delivery delivery) {
        return new Reduction(!delivery.isKeptWhole(), new TreeMap<>(), new TreeMap<>());
    }

    /// Whether the body stands in the journal as it came.
    public boolean isNone() {
        return !dropped && counted.isEmpty() && refused.isEmpty();
    }
}
