package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import dev.gatehouse.sigma.yaml.YamlDocuments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `%name%` stands for: named lists of values, wildcards allowed in them.
public final class Placeholders {
    /// No lists at all.
    public static final Placeholders NONE = new Placeholders(Map.of());

    /// Values that one value of a rule may become.
    public static final int VALUES_MAX = 10_000;

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\)%([^%\\s\\\\]+)%");
    private static final String ESCAPED = "\\%";

    private final Map<String, List<String>> lists;

    private Placeholders(Map<String, List<String>> lists) {
        this.lists = Map.copyOf(lists);
    }

    /// Reads `name: [value, …]` for each list.
    ///
    /// @throws RuleProblem when it is anything else
    public static Placeholders parse(String file, String text) {
        Map<String, List<String>> lists = new HashMap<>();
        for (Node.Mapping document : YamlDocuments.parse(file, text)) {
            document.members().forEach((name, values) -> lists.put(name, values.texts()));
        }
        return new Placeholders(lists);
    }

    /// Every pattern that this one stands for.
    ///
    /// @throws RuleProblem when there is no list of a name in it
    List<TextPattern> expand(TextPattern pattern, Place place) {
        List<TextPattern> expanded = new ArrayList<>();
        Deque<TextPattern> open = new ArrayDeque<>(List.of(pattern));
        while (!open.isEmpty()) {
            TextPattern next = open.removeFirst();
            Matcher found = PLACEHOLDER.matcher(next.text());
            if (!found.find()) {
                expanded.add(unescaped(next));
                continue;
            }
            for (String value : list(found.group(1), place)) {
                String kept = value.replace("%", ESCAPED);
                open.addLast(next.replaced(found.start(), found.end(), TextPattern.parse(kept)));
            }
            if (open.size() + expanded.size() > VALUES_MAX) {
                throw new RuleProblem(place, "this stands for more than " + VALUES_MAX + " values");
            }
        }
        return expanded;
    }

    private static TextPattern unescaped(TextPattern pattern) {
        TextPattern rest = pattern;
        for (int at = rest.text().indexOf(ESCAPED);
                at >= 0;
                at = rest.text().indexOf(ESCAPED, at)) {
            rest = rest.replaced(at, at + ESCAPED.length(), TextPattern.literal("%"));
            at++;
        }
        return rest;
    }

    private List<String> list(String name, Place place) {
        List<String> values = lists.get(name);
        if (values == null || values.isEmpty()) {
            throw new RuleProblem(
                    place,
                    "there is no list for the placeholder %"
                            + name
                            + "%; a rule nobody can expand must not run");
        }
        return values;
    }
}
