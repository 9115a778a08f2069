package dev.gatehouse.source.plan;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the parts of one mapping file share while they are compiled: the paths wanted so far, the
/// named values, which of them were used.
final class Vocabulary {
    static final String HEADER = "header:";
    static final String LINE = "line";
    private static final String GROUP = "line:";

    final Wanted wanted = new Wanted();
    private final Map<String, Value> named = new HashMap<>();
    private final Set<String> groups = new TreeSet<>();

    void name(String name, Value value) {
        named.put(name, new Value.Named(named.size(), value));
    }

    void group(String name) {
        groups.add(name);
    }

    int namedCount() {
        return named.size();
    }

    /// The value called `$name`.
    Value named(String name, Place place) {
        Value value = named.get(name);
        if (value == null) {
            throw new SourceProblem(
                    place,
                    "no value above is called \"" + name + "\"",
                    Suggestion.of(name, named.keySet()));
        }
        return value;
    }

    /// What stands at a path, shown only when it may be.
    Value path(String path, Place place) {
        int slot = slot(path, place);
        return wanted.isSecret(path) ? new Value.Hidden(slot) : new Value.Path(slot);
    }

    /// The slot of a path, of a header, of a group of a line, or of the name of the line's layout.
    int slot(String path, Place place) {
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new SourceProblem(place, "\"" + path + "\" is no path: names joined by points");
        }
        if (path.startsWith(GROUP)) {
            String group = path.substring(GROUP.length());
            if (!groups.contains(group)) {
                throw new SourceProblem(
                        place,
                        "no line pattern has a group called \"" + group + "\"",
                        Suggestion.of(group, groups));
            }
            return wanted.named(path);
        }
        if (path.startsWith(HEADER) || path.equals(LINE)) {
            return wanted.named(path.toLowerCase(java.util.Locale.ROOT));
        }
        if (path.split("\\.", -1).length > Wanted.PATH_NAMES_MAX) {
            throw new SourceProblem(
                    place, "a path has at most " + Wanted.PATH_NAMES_MAX + " names");
        }
        return wanted.slot(path);
    }
}
