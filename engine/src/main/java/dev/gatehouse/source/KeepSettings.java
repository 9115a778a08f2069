package dev.gatehouse.source;

import dev.gatehouse.event.Words;
import dev.gatehouse.source.plan.Plan;
import dev.gatehouse.source.yaml.Suggestion;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the settings of a source say about how much is kept: `keep.GROUP`, each `full`, `count` or
/// `refuse`, where GROUP is a group of actions of its tool.
public final class KeepSettings {
    /// What the name of such a setting begins with.
    public static final String PREFIX = "keep.";

    private KeepSettings() {}

    /// What holds for a source: the word of its tool's folder for each group, unless its settings
    /// have another. A setting that [#check] would refuse holds nothing: in doubt all is kept.
    public static SortedMap<String, Keep> of(Tool tool, Map<String, String> settings) {
        SortedMap<String, Keep> keep = new TreeMap<>();
        for (String group : groups(tool)) {
            Keep usual = tool.keep().getOrDefault(group, Keep.FULL);
            String set = settings.getOrDefault(PREFIX + group, usual.word());
            keep.put(group, Words.parse(Keep.class, set).orElse(Keep.FULL));
        }
        return keep;
    }

    /// Checks the settings among `settings` that are about this.
    ///
    /// @throws IllegalArgumentException naming what is wrong and what was probably meant
    public static void check(Tool tool, Map<String, String> settings) {
        settings.forEach((name, word) -> {
            if (name.startsWith(PREFIX)) {
                check(tool, name.substring(PREFIX.length()), word);
            }
        });
    }

    /// Those of `settings` that are about this, checked.
    ///
    /// @throws IllegalArgumentException naming what is wrong and what was probably meant
    public static SortedMap<String, String> among(Tool tool, Map<String, String> settings) {
        check(tool, settings);
        SortedMap<String, String> among = new TreeMap<>(settings);
        among.keySet().removeIf(name -> !name.startsWith(PREFIX));
        return among;
    }

    private static void check(Tool tool, String group, String word) {
        SortedSet<String> groups = groups(tool);
        if (!groups.contains(group)) {
            throw new IllegalArgumentException(
                    groups.isEmpty()
                            ? "the actions of " + tool.title() + " have no groups: all is kept"
                            : tool.title()
                                    + " has no group of actions \""
                                    + group
                                    + "\"; "
                                    + Suggestion.of(group, groups));
        }
        if (Words.parse(Keep.class, word).isEmpty()) {
            throw new IllegalArgumentException(
                    PREFIX
                            + group
                            + " cannot be \""
                            + word
                            + "\"; "
                            + Suggestion.of(
                                    word, Arrays.stream(Keep.values()).map(Keep::word).toList()));
        }
    }

    private static SortedSet<String> groups(Tool tool) {
        TreeSet<String> groups = new TreeSet<>();
        tool.plan().listed().stream()
                .map(Plan.Listed::group)
                .filter(group -> !group.isEmpty())
                .forEach(groups::add);
        return groups;
    }
}
