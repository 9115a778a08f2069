package dev.gatehouse.search.look;

import dev.gatehouse.search.ValueCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts different values, up to so many of them.
final class Tally {
    /// Different values remembered; events of further ones are counted together.
    static final int VALUES_MAX = 100_000;

    private final Map<String, long[]> counts = new HashMap<>();
    private long further;

    void see(String value) {
        long[] count = counts.get(value);
        if (count != null) {
            count[0]++;
        } else if (counts.size() < VALUES_MAX) {
            counts.put(value, new long[] {1});
        } else {
            further++;
        }
    }

    int different() {
        return counts.size();
    }

    long total() {
        return further + counts.values().stream().mapToLong(count -> count[0]).sum();
    }

    List<ValueCount> top(int most) {
        return counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
                .sorted(
                        Comparator.comparingLong(ValueCount::count)
                                .reversed()
                                .thenComparing(ValueCount::value))
                .limit(most)
                .toList();
    }
}
