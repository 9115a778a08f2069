package dev.gatehouse.access.model;

import dev.gatehouse.access.model.ModelProblem.Mistake;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the files of a model into one, and finds as many mistakes at once as it can.
final class ModelReader {
    /// Lines of assignments, denials and the like, in all files.
    static final int LINES_MAX = 50_000;

    private static final String[] SECTIONS = {
        "groups",
        "roles",
        "assignments",
        "schedules",
        "deny",
        "governed",
        "separation",
        "criticality",
        "owners",
        "networks",
        "house",
        "tests"
    };

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, List<Yaml>> sections = new HashMap<>();
    private int lines;

    /// @throws ModelProblem with every mistake found
    Model read(List<ModelText> texts) {
        for (ModelText one : texts) {
            attempt(() -> sections(YamlFile.parse(one.name(), one.text())));
        }
        Schedules schedules = new Schedules();
        named("schedules", schedules::read);
        Groups groups = new Groups(schedules);
        named("groups", groups::read);
        attempt(groups::close);
        List<Network> networks = new ArrayList<>();
        named("networks", entry -> networks.add(Lines.network(entry)));
        Lines read = new Lines(groups, schedules);
        named("roles", read::role);
        Model model =
                new Model(
                        texts,
                        groups.all(),
                        listed("assignments", read::assignment),
                        listed("deny", read::deny),
                        listed("governed", read::governed),
                        listed("separation", Lines::separation),
                        listed("criticality", Lines::criticality),
                        listed("owners", Lines::owner),
                        networks,
                        house(),
                        listed("tests", Lines::test),
                        List.of());
        if (!mistakes.isEmpty()) {
            throw new ModelProblem(mistakes);
        }
        return model;
    }

    private void sections(Yaml.Mapping root) {
        for (String name : root.members().keySet()) {
            attempt(() -> {
                if (!Set.of(SECTIONS).contains(name)) {
                    throw new SourceProblem(
                            root.placeOf(name),
                            "nothing in a model is called \"" + name + "\"",
                            Suggestion.of(name, List.of(SECTIONS)));
                }
                sections.computeIfAbsent(name, _ -> new ArrayList<>()).add(root.get(name));
            });
        }
    }

    /// A named member of a section.
    ///
    /// @param at what it is, with its place
    record Entry(String name, Yaml at) {}

    private void named(String section, Consumer<Entry> take) {
        Set<String> names = new HashSet<>();
        for (Yaml chunk : sections.getOrDefault(section, List.of())) {
            attempt(() ->
                    chunk.mapping()
                            .members()
                            .forEach((name, value) ->
                                    attempt(() -> {
                                        count(value);
                                        if (!names.add(name)) {
                                            throw new SourceProblem(
                                                    value.place(),
                                                    "\"" + name + "\" is there already");
                                        }
                                        take.accept(new Entry(name, value));
                                    })));
        }
    }

    private <T> List<T> listed(String section, Function<Yaml.Mapping, T> read) {
        List<T> all = new ArrayList<>();
        for (Yaml chunk : sections.getOrDefault(section, List.of())) {
            for (Yaml one : chunk.list()) {
                attempt(() -> {
                    count(one);
                    all.add(read.apply(one.mapping()));
                });
            }
        }
        return all;
    }

    private HouseChanges house() {
        Map<String, String> off = new HashMap<>();
        List<HouseChanges.Tuned> tuned = new ArrayList<>();
        for (Yaml chunk : sections.getOrDefault("house", List.of())) {
            attempt(() -> {
                Yaml.Mapping house = chunk.mapping().only("off", "tuned");
                house.find("off")
                        .ifPresent(list ->
                                list.list()
                                        .forEach(
                                                one -> off.put(one.text(), Lines.at(one.place()))));
                house.find("tuned")
                        .ifPresent(list ->
                                list.list().forEach(one -> tuned.add(Lines.tuned(one.mapping()))));
            });
        }
        return new HouseChanges(off, tuned);
    }

    private void count(Yaml at) {
        if (++lines > LINES_MAX) {
            throw new SourceProblem(at.place(), "a model has at most " + LINES_MAX + " lines");
        }
    }

    private void attempt(Runnable part) {
        if (mistakes.size() == ModelProblem.PROBLEMS_MAX) {
            return;
        }
        try {
            part.run();
        } catch (SourceProblem wrong) {
            mistakes.add(Mistake.of(wrong));
        }
    }
}
