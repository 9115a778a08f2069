package dev.gatehouse.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What was measured, by name, in the order it was noted.
final class Figures {
    private final Map<String, String> values = new LinkedHashMap<>();

    Figures put(String name, double value) {
        values.put(name, text(value));
        return this;
    }

    /// A word.
    Figures put(String name, String word) {
        values.put(name, "\"" + word + "\"");
        return this;
    }

    /// What was noted under that name.
    double value(String name) {
        return Double.parseDouble(values.getOrDefault(name, "NaN"));
    }

    Figures putAll(String name, Figures nested) {
        values.put(name, nested.json());
        return this;
    }

    /// One object on one line.
    String json() {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    // Whole numbers from a hundred on, three figures behind the point below.
    private static String text(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3f", value);
    }
}
