package dev.gatehouse.access.model;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which of many numbered patterns mean a path, without trying those that begin otherwise. What
/// counts as the beginning ends at the first star, also within a segment: where every team has a
/// pattern for its names, all of them share every whole segment.
final class PatternIndex {
    private final Map<String, List<Numbered>> byBeginning = new HashMap<>();
    // There are few: a path is cut at each to ask.
    private final TreeSet<Integer> lengths = new TreeSet<>();

    private record Numbered(ResourcePattern pattern, int number) {}

    void add(ResourcePattern pattern, int number) {
        String beginning = beginning(pattern.toString());
        byBeginning
                .computeIfAbsent(beginning, _ -> new ArrayList<>(1))
                .add(new Numbered(pattern, number));
        lengths.add(beginning.length());
    }

    // Without the slash before a segment of stars: those may stand for no segment at all.
    private static String beginning(String pattern) {
        String text = pattern.startsWith("=") ? pattern.substring(1) : pattern;
        int star = text.indexOf('*');
        if (star < 0) {
            return text;
        }
        boolean starts = star > 0 && text.charAt(star - 1) == '/';
        return text.substring(0, starts ? star - 1 : star);
    }

    /// The numbers of those that mean it.
    BitSet find(String path) {
        BitSet found = new BitSet();
        ResourcePath asked = new ResourcePath(path);
        for (int length : lengths.headSet(path.length(), true)) {
            for (Numbered one : byBeginning.getOrDefault(path.substring(0, length), List.of())) {
                if (!found.get(one.number()) && one.pattern().matches(asked)) {
                    found.set(one.number());
                }
            }
        }
        return found;
    }
}
