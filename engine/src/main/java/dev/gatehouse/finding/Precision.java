package dev.gatehouse.finding;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How often what a rule raised was right, as people said when they closed it. What was opened
/// again by hand does not count.
///
/// @param dispositions how many were closed how
public record Precision(Map<Disposition, Long> dispositions) {
    /// Nothing was closed.
    public static final Precision NONE = new Precision(Map.of());

    public Precision {
        dispositions = Map.copyOf(dispositions);
    }

    Precision plus(Disposition disposition, long many) {
        Map<Disposition, Long> more = new EnumMap<>(Disposition.class);
        more.putAll(dispositions);
        more.merge(disposition, many, Long::sum);
        more.values().removeIf(count -> count <= 0);
        return new Precision(more);
    }

    /// How many were right, of those that were right, wrong or meant; empty where there is none.
    public Optional<Double> share() {
        long judged =
                dispositions.entrySet().stream()
                        .filter(entry -> entry.getKey().isJudged())
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return judged == 0
                ? Optional.empty()
                : Optional.of(
                        (double) dispositions.getOrDefault(Disposition.TRUE_POSITIVE, 0L) / judged);
    }
}
