package dev.gatehouse.posture;

import dev.gatehouse.posture.Standing.Stands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The facts a check went by, for people: those its conditions name, each on one line.
public final class Evidence {
    /// Lines of one thing.
    public static final int LINES_MAX = 60;

    private static final int ITEMS_MAX = 20;

    private Evidence() {}

    /// One of them. Anybody may have written the value.
    public record Seen(String name, String value) {}

    /// What was gone by, in the order of the facts.
    public static List<Seen> of(Stands stands) {
        String asked =
                stands.check().fails().text()
                        + stands.check().when().map(when -> " " + when.text()).orElse("")
                        + stands.check().says().text();
        List<Seen> seen = new ArrayList<>();
        stands.judged().facts().forEach((name, value) -> add(seen, asked, name, value));
        return seen.stream()
                .sorted(java.util.Comparator.comparing(Seen::name))
                .limit(LINES_MAX)
                .toList();
    }

    private static void add(List<Seen> seen, String asked, String name, Object value) {
        switch (value) {
            case Map<?, ?> members ->
                    members.forEach((member, some) -> {
                        String path = name + "." + member;
                        if (asked.contains(path)) {
                            seen.add(new Seen(path, text(some)));
                        }
                    });
            case List<?> items -> {
                items.stream()
                        .limit(ITEMS_MAX)
                        .forEach(item -> seen.add(new Seen(name, text(item))));
                if (items.size() > ITEMS_MAX) {
                    seen.add(new Seen(name, "and " + (items.size() - ITEMS_MAX) + " more"));
                }
            }
            default -> seen.add(new Seen(name, text(value)));
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                List<String> parts = new ArrayList<>();
                new java.util.TreeMap<>(members)
                        .forEach((name, some) -> parts.add(name + " " + text(some)));
                yield String.join("; ", parts);
            }
            case List<?> items -> String.join(", ", items.stream().map(Evidence::text).toList());
            default -> value.toString();
        };
    }
}
