package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.event.Words;
import dev.gatehouse.search.query.Wildcard;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads conditions: a mapping whose members must all hold, or a list of such mappings one of which
/// must. Members are fields with a test, `is` and `not` with facts or names given to conditions.
public final class ConditionReader {
    /// Conditions one file may hold, their parts included.
    public static final int PARTS_MAX = 20_000;

    private static final String IS = "is";
    private static final String NOT = "not";
    private static final String SENT = "sent";

    private final Map<String, Condition> names = new HashMap<>();
    private int parts;

    /// Gives a condition a name that later ones may use.
    ///
    /// @throws SourceProblem when a fact is called so
    public void name(String name, Yaml condition) {
        if (Words.parse(Fact.class, name).isPresent()) {
            throw new SourceProblem(condition.place(), "\"" + name + "\" is a fact already");
        }
        names.put(name, read(condition));
    }

    /// Reads one condition.
    ///
    /// @throws SourceProblem saying where it is wrong
    public Condition read(Yaml yaml) {
        if (++parts > PARTS_MAX) {
            throw new SourceProblem(
                    yaml.place(), "a file may hold " + PARTS_MAX + " parts of conditions");
        }
        return switch (yaml) {
            case Yaml.Sequence sequence ->
                    new Condition.Any(sequence.items().stream().map(this::read).toList());
            case Yaml.Mapping mapping -> all(mapping);
            case Yaml.Scalar scalar -> named(scalar);
        };
    }

    // Tests of fields come first: they are cheap and most often decide.
    private Condition all(Yaml.Mapping mapping) {
        List<Condition> fields = new ArrayList<>();
        List<Condition> rest = new ArrayList<>();
        mapping.members()
                .forEach((member, value) -> {
                    switch (member) {
                        case IS -> value.list().forEach(one -> rest.add(read(one)));
                        case NOT ->
                                value.list().forEach(one -> rest.add(new Condition.Not(read(one))));
                        default -> {
                            UsedField field = field(mapping, member);
                            fields.add(new Condition.Field(test(field, value)));
                        }
                    }
                });
        fields.addAll(rest);
        return fields.size() == 1 ? fields.getFirst() : new Condition.All(fields);
    }

    private static UsedField field(Yaml.Mapping mapping, String member) {
        return Words.parse(UsedField.class, member)
                .filter(field -> field != UsedField.OUTCOME)
                .orElseThrow(() ->
                        new SourceProblem(
                                mapping.placeOf(member),
                                "nothing here is called \"" + member + "\"",
                                Suggestion.of(
                                        member,
                                        Stream.concat(
                                                        Stream.of(IS, NOT),
                                                        Arrays.stream(UsedField.values())
                                                                .map(UsedField::word))
                                                .toList())));
    }

    private Condition named(Yaml.Scalar scalar) {
        Condition known = names.get(scalar.text());
        if (known != null) {
            return known;
        }
        return Words.parse(Fact.class, scalar.text())
                .<Condition>map(Condition.Is::new)
                .orElseThrow(() ->
                        new SourceProblem(
                                scalar.place(),
                                "there is no fact or name \"" + scalar.text() + "\"",
                                Suggestion.of(
                                        scalar.text(),
                                        Stream.concat(
                                                        names.keySet().stream(),
                                                        Arrays.stream(Fact.values())
                                                                .map(Fact::word))
                                                .toList())));
    }

    private static FieldMatch test(UsedField field, Yaml yaml) {
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            return new FieldMatch(field, oneOf(field, yaml), Truth.ABSENT);
        }
        mapping.only(IS, NOT, SENT);
        Predicate<String> is = mapping.find(IS).map(one -> oneOf(field, one)).orElse(_ -> true);
        Predicate<String> not = mapping.find(NOT).map(one -> oneOf(field, one)).orElse(_ -> false);
        Predicate<String> both = text -> is.test(text) && !not.test(text);
        String sent = mapping.text(SENT, "");
        return switch (sent) {
            case "" -> new FieldMatch(field, both, Truth.ABSENT);
            case "yes" -> new FieldMatch(field, both, Truth.FAILS);
            case "no" -> new FieldMatch(field, _ -> false, Truth.HOLDS);
            default ->
                    throw new SourceProblem(
                            mapping.get(SENT).place(), "is yes or no, not \"" + sent + "\"");
        };
    }

    private static Predicate<String> oneOf(UsedField field, Yaml yaml) {
        List<Predicate<String>> choices =
                yaml.list().stream()
                        .map(one -> field == UsedField.RESOURCE ? path(one) : words(one.text()))
                        .toList();
        return text -> choices.stream().anyMatch(choice -> choice.test(text));
    }

    private static Predicate<String> words(String pattern) {
        return pattern.indexOf('*') < 0 ? pattern::equals : text -> Wildcard.matches(pattern, text);
    }

    private static Predicate<String> path(Yaml yaml) {
        try {
            ResourcePattern pattern = ResourcePattern.parse(yaml.text());
            return text -> pattern.matches(new ResourcePath(text));
        } catch (IllegalArgumentException wrong) {
            throw new SourceProblem(yaml.place(), String.valueOf(wrong.getMessage()));
        }
    }
}
