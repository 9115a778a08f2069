package dev.gatehouse.sigma.correlate;

import dev.gatehouse.sigma.Correlation;
import java.util.List;

/// A correlation that matched.
///
/// @param group the values of its group-by fields, in their order
/// @param fromMicros the time of the first event of its window, in microseconds since 1970
/// @param atMicros the time at which it became true
/// @param references what the events go by, the oldest first; at most [#REFERENCES_MAX]
public record Correlated(
        Correlation correlation,
        List<String> group,
        long fromMicros,
        long atMicros,
        List<String> references) {
    /// Events named by one match.
    public static final int REFERENCES_MAX = 50;

    public Correlated {
        group = List.copyOf(group);
        references =
                List.copyOf(references.subList(0, Math.min(references.size(), REFERENCES_MAX)));
    }
}
