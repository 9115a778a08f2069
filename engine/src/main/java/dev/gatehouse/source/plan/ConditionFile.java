package dev.gatehouse.source.plan;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Conditions as they are written in a mapping: a mapping from paths to what must hold for each, or
/// a list of such mappings of which one must hold.
final class ConditionFile {
    private final Vocabulary vocabulary;

    ConditionFile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The condition of a member that may be missing; it then holds always.
    Condition optional(Mapping mapping, String name) {
        return mapping.find(name).map(this::condition).orElse(Condition.Always.ALWAYS);
    }

    Condition condition(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Sequence sequence ->
                    new Condition.Some(sequence.items().stream().map(this::condition).toList());
            case Mapping mapping -> every(mapping);
            case Yaml.Scalar scalar ->
                    throw new SourceProblem(
                            scalar.place(),
                            "a condition names what it looks at",
                            "write path: text, or path: {has: yes}");
        };
    }

    private Condition every(Mapping mapping) {
        List<Condition> conditions = new ArrayList<>();
        mapping.members()
                .forEach((path, test) -> {
                    Place place = mapping.placeOf(path);
                    conditions.add(test(looked(path, place), test));
                });
        return conditions.size() == 1
                ? conditions.getFirst()
                : new Condition.Every(List.copyOf(conditions));
    }

    private Value looked(String path, Place place) {
        return path.startsWith("$")
                ? vocabulary.named(path.substring(1), place)
                : new Value.Peeked(vocabulary.slot(path, place));
    }

    private static Condition test(Value of, Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> new Condition.Equal(of, Set.of(scalar.text()));
            case Yaml.Sequence sequence -> new Condition.Equal(of, Set.copyOf(sequence.texts()));
            case Mapping mapping -> tests(of, mapping);
        };
    }

    private static Condition tests(Value of, Mapping mapping) {
        mapping.only("has", "not", "starts", "ends", "contains", "from", "to");
        List<Condition> conditions = new ArrayList<>();
        mapping.find("has").ifPresent(has -> conditions.add(has(of, has)));
        mapping.find("not").ifPresent(not -> conditions.add(new Condition.Not(test(of, not))));
        mapping.find("starts")
                .ifPresent(starts -> conditions.add(new Condition.Starts(of, starts.texts())));
        mapping.find("ends")
                .ifPresent(ends -> conditions.add(new Condition.Ends(of, ends.texts())));
        mapping.find("contains")
                .ifPresent(holds -> conditions.add(new Condition.Contains(of, holds.texts())));
        if (mapping.find("from").isPresent() || mapping.find("to").isPresent()) {
            long from = mapping.find("from").map(Yaml::number).orElse(Integer.MIN_VALUE);
            long to = mapping.find("to").map(Yaml::number).orElse(Integer.MAX_VALUE);
            conditions.add(new Condition.Between(of, from, to));
        }
        return new Condition.Every(List.copyOf(conditions));
    }

    private static Condition has(Value of, Yaml has) {
        return switch (has.text()) {
            case "yes" -> new Condition.Sent(of);
            case "no" -> new Condition.Not(new Condition.Sent(of));
            default ->
                    throw new SourceProblem(
                            has.place(), "has: is yes or no, not \"" + has.text() + "\"");
        };
    }
}
