package dev.gatehouse.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws items by weight.
final class Choice<T> {

    private final List<T> items;
    private final double[] cumulated;

    private Choice(List<T> items, double[] weights) {
        this.items = items;
        this.cumulated = weights.clone();
        Arrays.parallelPrefix(cumulated, Double::sum);
    }

    /// The first is drawn most often, the n-th 1/n as often (Zipf), as people use things.
    static <T> Choice<T> zipf(List<T> items) {
        double[] weights = new double[items.size()];
        Arrays.setAll(weights, i -> 1.0 / (1 + i));
        return new Choice<>(List.copyOf(items), weights);
    }

    static <T> Choice<T> weighted(List<T> items, double[] weights) {
        return new Choice<>(List.copyOf(items), weights);
    }

    double total() {
        return cumulated[cumulated.length - 1];
    }

    T draw(RandomGenerator random) {
        double at = random.nextDouble() * total();
        int found = Arrays.binarySearch(cumulated, at);
        int index = found >= 0 ? found + 1 : -found - 1;
        return items.get(Math.min(index, items.size() - 1));
    }
}
