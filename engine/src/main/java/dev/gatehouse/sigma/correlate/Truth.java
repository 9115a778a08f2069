package dev.gatehouse.sigma.correlate;

import dev.gatehouse.sigma.Correlation;
import dev.gatehouse.sigma.Correlation.Condition;
import dev.gatehouse.sigma.Correlation.Kind;
import dev.gatehouse.sigma.Numbers;
import dev.gatehouse.sigma.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Whether a window is what its correlation asks for.
final class Truth {
    private static final int MEDIAN = 50;

    private final Correlation correlation;

    Truth(Correlation correlation) {
        this.correlation = correlation;
    }

    boolean of(Window window) {
        boolean holds =
                window.size() > 0
                        && switch (correlation.condition()) {
                            case Condition.Seen seen -> holds(seen.term(), window);
                            case Condition.Bounds bounds -> bounds.hold(number(bounds, window));
                        };
        return holds
                && (correlation.kind() != Kind.TEMPORAL_ORDERED || isInOrder(window.arrivals()));
    }

    private boolean isInOrder(List<Arrival> arrivals) {
        int next = 0;
        for (Arrival arrival : arrivals) {
            if (arrival.rule() == next && ++next == correlation.rules().size()) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Term term, Window window) {
        return switch (term) {
            case Term.And all -> all.terms().stream().allMatch(one -> holds(one, window));
            case Term.Some some ->
                    some.terms().stream().filter(one -> holds(one, window)).count() >= some.count();
            case Term.Not not -> !holds(not.term(), window);
            case Term.Named named ->
                    window.rules().contains(correlation.rules().indexOf(named.name()));
            case Term.Field _, Term.Keyword _ -> false;
        };
    }

    private BigDecimal number(Condition.Bounds bounds, Window window) {
        return switch (correlation.kind()) {
            case EVENT_COUNT -> BigDecimal.valueOf(window.size());
            case VALUE_COUNT -> BigDecimal.valueOf(window.distinctValues());
            case TEMPORAL, TEMPORAL_ORDERED -> BigDecimal.valueOf(window.rules().size());
            case VALUE_SUM -> sum(window);
            case VALUE_AVG ->
                    sum(window).divide(BigDecimal.valueOf(window.size()), MathContext.DECIMAL64);
            case VALUE_PERCENTILE -> percentile(window, bounds.percent());
            case VALUE_MEDIAN -> percentile(window, MEDIAN);
            case ABSENCE, FIRST_SEEN ->
                    throw new IllegalStateException("there is no number of " + correlation.kind());
        };
    }

    private static BigDecimal sum(Window window) {
        return numbers(window).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> numbers(Window window) {
        return window.arrivals().stream()
                .map(arrival -> Numbers.parse(arrival.values().getFirst()).orElse(BigDecimal.ZERO))
                .toList();
    }

    // Between the two values next to it, in proportion.
    private static BigDecimal percentile(Window window, double percent) {
        List<BigDecimal> sorted = numbers(window).stream().sorted().toList();
        double place = percent / 100 * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        BigDecimal gap = sorted.get(above).subtract(sorted.get(below));
        return sorted.get(below).add(gap.multiply(BigDecimal.valueOf(place - below)));
    }
}
