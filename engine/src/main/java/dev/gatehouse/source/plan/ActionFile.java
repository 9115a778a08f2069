package dev.gatehouse.source.plan;

import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The table of `actions.yaml`: families of actions that share a resource, each row `name: VERB
/// [PERMISSION]`. Every action is in the end one row under its full name; no pattern is left when a
/// piece is read.
final class ActionFile {
    private static final String KEY = "*";

    private final RuleFile rules;
    private final Set<String> resources;
    private final Map<String, Mapping> sets = new HashMap<>();
    private final SequencedMap<String, Action> actions = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    ActionFile(RuleFile rules, Set<String> resources) {
        this.rules = rules;
        this.resources = resources;
    }

    SequencedMap<String, Action> read(Mapping file) {
        file.only("sets", "families");
        file.find("sets")
                .ifPresent(all ->
                        all.mapping()
                                .members()
                                .forEach((name, set) -> sets.put(name, set.mapping())));
        for (Yaml family : file.get("families").list()) {
            family(
                    family.mapping()
                            .only("names", "resource", "permission", "group", "use", "actions"));
        }
        return actions;
    }

    private void family(Mapping family) {
        SequencedMap<String, Yaml> rows = new LinkedHashMap<>();
        Map<String, Place> rowPlaces = new HashMap<>();
        family.find("use").ifPresent(use -> add(set(use), rows, rowPlaces));
        family.find("actions").ifPresent(own -> add(own.mapping(), rows, rowPlaces));
        List<String> names = family.find("names").map(Yaml::texts).orElse(List.of(KEY));
        for (String name : names) {
            for (Map.Entry<String, Yaml> row : rows.entrySet()) {
                String full = name.replace(KEY, row.getKey());
                Place place = rowPlaces.getOrDefault(row.getKey(), family.place());
                Place earlier = places.put(full, place);
                if (earlier != null) {
                    throw new SourceProblem(
                            place,
                            "the action \"" + full + "\" is listed twice",
                            "the other is in line " + earlier.line());
                }
                actions.put(full, row(full, row.getValue(), family));
            }
        }
    }

    private static void add(Mapping from, Map<String, Yaml> rows, Map<String, Place> places) {
        from.members()
                .forEach((name, row) -> {
                    rows.put(name, row);
                    places.put(name, from.placeOf(name));
                });
    }

    private Mapping set(Yaml use) {
        Mapping set = sets.get(use.text());
        if (set == null) {
            throw new SourceProblem(
                    use.place(),
                    "no set is called \"" + use.text() + "\"",
                    Suggestion.of(use.text(), sets.keySet()));
        }
        return set;
    }

    private Action row(String name, Yaml yaml, Mapping family) {
        Mapping row =
                yaml instanceof Mapping mapping
                        ? mapping.only(
                                "is",
                                "resource",
                                "group",
                                "ignored",
                                "own",
                                "outcome",
                                "actor",
                                "change")
                        : new Mapping(
                                new LinkedHashMap<>(Map.of("is", yaml)), Map.of(), yaml.place());
        String ignored = row.text("ignored", "");
        Deed deed =
                ignored.isEmpty()
                        ? deed(row.get("is"), family)
                        : new Deed(Verb.NONE, Permission.NONE, "");
        Optional<Yaml> resource =
                deed.resource().isEmpty()
                        ? row.find("resource").or(() -> family.find("resource"))
                        : Optional.of(new Yaml.Scalar(deed.resource(), yaml.place()));
        return new Action(
                name,
                deed.verb(),
                deed.permission(),
                resource(resource),
                row.text("group", family.text("group", "")),
                ignored,
                row.find("own").map(rules::condition),
                row.find("outcome").map(rules::outcome),
                row.find("actor").map(rules::account),
                rules.changes(row.find("change")));
    }

    /// What the text of a row says; the resource is empty where it names none.
    private record Deed(Verb verb, Permission permission, String resource) {}

    // `grant`, `read secret`, `delete on branch`, `update admin on hook`.
    private static Deed deed(Yaml is, Mapping family) {
        List<String> words = new ArrayList<>(List.of(is.text().strip().split(" +", -1)));
        String resource = "";
        if (words.size() > 2 && words.get(words.size() - 2).equals("on")) {
            resource = words.removeLast();
            words.removeLast();
        }
        Verb verb = new Yaml.Scalar(words.getFirst(), is.place()).constant(Verb.class);
        if (verb == Verb.NONE || words.size() > 2) {
            throw new SourceProblem(
                    is.place(),
                    "\"" + is.text() + "\" says no deed",
                    "write VERB, VERB PERMISSION, or either with: on RESOURCE");
        }
        Permission permission =
                words.size() == 2
                        ? new Yaml.Scalar(words.getLast(), is.place()).constant(Permission.class)
                        : family.find("permission")
                                .map(written -> written.constant(Permission.class))
                                .orElse(verb.usualPermission());
        return new Deed(verb, permission, resource);
    }

    private String resource(Optional<Yaml> named) {
        if (named.isEmpty()) {
            return "";
        }
        String name = named.get().text();
        if (!resources.contains(name)) {
            throw new SourceProblem(
                    named.get().place(),
                    "mapping.yaml has no resource called \"" + name + "\"",
                    Suggestion.of(name, resources));
        }
        return name;
    }
}
