package dev.gatehouse.record;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was left out between authentication and the journal because it is declared: a field that is
/// to be dropped, or a class of actions kept as a count or not at all.
///
/// @param dropped whether declared fields were made null
/// @param counted pieces kept only as a count, by action class
/// @param refused pieces not kept at all, by action class
/// @param summaries how many `counted` records stand behind the pieces, with what was counted
/// @param keys the receipt filter's keys of pieces that are not here, so that they are known again;
///   empty where pieces are not told apart
public record Reduction(
        boolean dropped,
        SortedMap<String, Long> counted,
        SortedMap<String, Long> refused,
        int summaries,
        List<String> keys) {
    /// Everything was kept as it came.
    public static final Reduction NONE =
            new Reduction(false, new TreeMap<>(), new TreeMap<>(), 0, List.of());

    public Reduction {
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        keys = List.copyOf(keys);
    }

    /// Whether nothing was left out.
    public boolean isNone() {
        return !dropped && counted.isEmpty() && refused.isEmpty();
    }
}
