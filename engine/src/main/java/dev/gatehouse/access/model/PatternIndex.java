package dev.gatehouse.access.model;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which of many numbered patterns mean a path, without trying those that begin otherwise.
final class PatternIndex {
    private final Map<String, List<Numbered>> byBeginning = new HashMap<>();

    private record Numbered(ResourcePattern pattern, int number) {}

    void add(ResourcePattern pattern, int number) {
        byBeginning
                .computeIfAbsent(beginning(pattern.toString()), _ -> new ArrayList<>(1))
                .add(new Numbered(pattern, number));
    }

    // The segments before the first with a star.
    private static String beginning(String pattern) {
        String text = pattern.startsWith("=") ? pattern.substring(1) : pattern;
        int star = text.indexOf('*');
        if (star < 0) {
            return text;
        }
        int slash = text.lastIndexOf('/', star);
        return slash < 0 ? "" : text.substring(0, slash);
    }

    /// The numbers of those that mean it.
    BitSet find(String path) {
        BitSet found = new BitSet();
        ResourcePath asked = new ResourcePath(path);
        take("", asked, found);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            take(path.substring(0, slash), asked, found);
        }
        take(path, asked, found);
        return found;
    }

    private void take(String beginning, ResourcePath asked, BitSet found) {
        for (Numbered one : byBeginning.getOrDefault(beginning, List.of())) {
            if (!found.get(one.number()) && one.pattern().matches(asked)) {
                found.set(one.number());
            }
        }
    }
}
