package dev.gatehouse.sigma.match;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found in values of one field before: verbs, outcomes and names of accounts come again
/// and again, and looking them up is cheaper than looking through them. Bounded; a field whose
/// values hardly come again is given up. Confined to one thread.
final class FoundBefore {
    /// Values kept.
    static final int VALUES_MAX = 4_096;

    /// The longest value worth keeping.
    static final int VALUE_CHARS_MAX = 256;

    private final Map<String, int[]> found = new HashMap<>();
    private long known;
    private boolean isGivenUp;

    /// What was found in that value, if it is known.
    int @Nullable [] get(String value) {
        int[] before = isGivenUp ? null : found.get(value);
        if (before != null) {
            known++;
        }
        return before;
    }

    /// Keeps what was found in that value, and gives it back.
    int[] keep(String value, int[] rules) {
        if (isGivenUp || value.length() > VALUE_CHARS_MAX) {
            return rules;
        }
        if (found.size() >= VALUES_MAX) {
            // A value was kept for each that was new; as many have to have been known.
            isGivenUp = known < VALUES_MAX;
            found.clear();
            known = 0;
        }
        if (!isGivenUp) {
            found.put(value, rules);
        }
        return rules;
    }
}
