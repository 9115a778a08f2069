package dev.gatehouse.source.plan;

import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values as they are written in a mapping. A text is a path, `$name` a value named above, a list
/// the first of it that was sent, a mapping one of the forms of `docs/reference/mapping.md`.
final class ValueFile {
    static final Value NOTHING = new Value.Constant("");
    private static final String[] FORMS = {
        "from",
        "all",
        "join",
        "constant",
        "cases",
        "with",
        "after",
        "beyond",
        "before",
        "part",
        "at",
        "as",
        "table",
        "match",
        "else"
    };

    private final Vocabulary vocabulary;

    ValueFile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The value of a member that may be missing.
    Value optional(Mapping mapping, String name) {
        return mapping.find(name).map(this::value).orElse(NOTHING);
    }

    /// A member where a text means itself; only a mapping is read as a value.
    Value constantOrValue(Optional<Yaml> yaml) {
        return yaml.map(node ->
                        node instanceof Yaml.Scalar scalar
                                ? scalar.text().startsWith("$")
                                        ? value(scalar)
                                        : new Value.Constant(scalar.text())
                                : value(node))
                .orElse(NOTHING);
    }

    Value value(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> reference(scalar);
            case Yaml.Sequence sequence -> first(sequence.items());
            case Mapping mapping -> form(mapping.only(FORMS));
        };
    }

    private Value reference(Yaml.Scalar scalar) {
        return scalar.text().startsWith("$")
                ? vocabulary.named(scalar.text().substring(1), scalar.place())
                : vocabulary.path(scalar.text(), scalar.place());
    }

    private Value first(List<Yaml> items) {
        List<Value> values = values(items);
        return values.size() == 1 ? values.getFirst() : new Value.First(values);
    }

    private List<Value> values(List<Yaml> items) {
        return items.stream().map(this::value).toList();
    }

    private Value form(Mapping mapping) {
        Value value = cut(start(mapping), mapping);
        if (mapping.find("as").isPresent()) {
            for (Yaml word : mapping.get("as").list()) {
                value = new Value.Converted(value, word.constant(Conversion.class));
            }
        }
        Value otherwise = optional(mapping, "else");
        if (mapping.find("table").isPresent()) {
            return new Value.LookedUp(value, table(mapping.get("table").mapping()), otherwise);
        }
        if (mapping.find("match").isPresent()) {
            return new Value.Matched(value, patterns(mapping.get("match").mapping()), otherwise);
        }
        return mapping.find("else").isPresent()
                ? new Value.First(List.of(value, otherwise))
                : value;
    }

    private Value start(Mapping mapping) {
        String with = mapping.text("with", " ");
        Optional<Yaml> from = mapping.find("from");
        if (from.isPresent()) {
            return value(from.get());
        }
        Optional<Yaml> all = mapping.find("all");
        if (all.isPresent()) {
            return new Value.All(vocabulary.slot(all.get().text(), all.get().place()), with);
        }
        Optional<Yaml> join = mapping.find("join");
        if (join.isPresent()) {
            return new Value.Joined(values(join.get().list()), with);
        }
        Optional<Yaml> constant = mapping.find("constant");
        if (constant.isPresent()) {
            return new Value.Constant(constant.get().text());
        }
        Optional<Yaml> cases = mapping.find("cases");
        if (cases.isPresent()) {
            return chosen(cases.get().list());
        }
        throw new SourceProblem(
                mapping.place(),
                "a value begins with something",
                "give from, all, join, constant or cases");
    }

    private Value chosen(List<Yaml> items) {
        ConditionFile conditions = new ConditionFile(vocabulary);
        List<Value.Chosen.Case> cases = new ArrayList<>();
        for (Yaml item : items) {
            Mapping one = item.mapping().only("when", "is", "value");
            Value value =
                    one.find("is")
                            .<Value>map(is -> new Value.Constant(is.text()))
                            .orElseGet(() -> value(one.get("value")));
            cases.add(new Value.Chosen.Case(conditions.optional(one, "when"), value));
        }
        return new Value.Chosen(List.copyOf(cases));
    }

    private Value cut(Value start, Mapping mapping) {
        Value value = start;
        if (mapping.find("after").isPresent()) {
            value = new Value.Part(value, new Cut.After(mapping.get("after").text()));
        }
        if (mapping.find("before").isPresent()) {
            value = new Value.Part(value, new Cut.Before(mapping.get("before").text()));
        }
        if (mapping.find("beyond").isPresent()) {
            value = new Value.Beyond(value, value(mapping.get("beyond")));
        }
        if (mapping.find("part").isPresent()) {
            value = new Value.Part(value, parts(mapping));
        }
        return value;
    }

    // `2` is one part, `2..` the rest, `2..3` some, `-1` the last.
    private static Cut parts(Mapping mapping) {
        Yaml written = mapping.get("part");
        String at = mapping.get("at").text();
        String text = written.text();
        int dots = text.indexOf("..");
        try {
            int from = Integer.parseInt(dots < 0 ? text : text.substring(0, dots));
            String end = dots < 0 ? text : text.substring(dots + 2);
            int to = end.isEmpty() ? -1 : Integer.parseInt(end);
            if (from != 0 && to != 0 && !at.isEmpty()) {
                return new Cut.Parts(at, from, to);
            }
        } catch (NumberFormatException notOne) {
            // said below, with what would be right
        }
        throw new SourceProblem(
                written.place(),
                "\"" + text + "\" is no part",
                "parts count from 1: 2 is one, 2.. the rest, 1..2 some, -1 the last; at: says what"
                        + " stands between them");
    }

    private static Map<String, String> table(Mapping rows) {
        Map<String, String> table = new HashMap<>();
        rows.members().forEach((key, value) -> table.put(key, value.text()));
        return Map.copyOf(table);
    }

    private static PathTable patterns(Mapping rows) {
        PathTable table = new PathTable();
        rows.members().forEach((key, value) -> table.add(key, value.text()));
        return table;
    }
}
