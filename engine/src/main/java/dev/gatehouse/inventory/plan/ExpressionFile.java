package dev.gatehouse.inventory.plan;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values, sentences and conditions as they are written in `inventory.yaml`. A text is a path,
/// `$name` a value named above, a list the first of it that was sent, a mapping one of the forms.
final class ExpressionFile {
    static final Expression NOTHING = new Expression.Constant(List.of());
    private static final String[] FORMS = {
        "from",
        "all",
        "every",
        "members",
        "constant",
        "text",
        "cases",
        "after",
        "before",
        "as",
        "table",
        "else"
    };

    private final Map<String, Expression> named = new HashMap<>();
    private final Map<String, Map<String, List<String>>> tables = new HashMap<>();

    void name(String name, Yaml value) {
        named.put(name, value(value));
    }

    void table(String name, Yaml rows) {
        tables.put(name, rows(rows.mapping()));
    }

    Expression optional(Mapping mapping, String name) {
        return mapping.find(name).map(this::value).orElse(NOTHING);
    }

    Expression value(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> reference(scalar.text(), scalar.place());
            case Yaml.Sequence sequence ->
                    new Expression.First(sequence.items().stream().map(this::value).toList());
            case Mapping mapping -> form(mapping.only(FORMS));
        };
    }

    Expression reference(String text, Place place) {
        if (!text.startsWith("$")) {
            if (text.isEmpty() || text.startsWith(".") || text.endsWith(".")) {
                throw new SourceProblem(
                        place, "\"" + text + "\" is no path: names joined by points");
            }
            return new Expression.At(text);
        }
        Expression value = named.get(text.substring(1));
        if (value == null) {
            throw new SourceProblem(
                    place,
                    "no value above is called \"" + text.substring(1) + "\"",
                    Suggestion.of(text.substring(1), named.keySet()));
        }
        return value;
    }

    private Expression form(Mapping mapping) {
        Expression value = start(mapping);
        if (mapping.find("after").isPresent()) {
            value = new Expression.After(value, mapping.get("after").text());
        }
        if (mapping.find("before").isPresent()) {
            value = new Expression.Before(value, mapping.get("before").text());
        }
        Optional<Yaml> form = mapping.find("as");
        if (form.isPresent()) {
            if (!form.get().text().equals("lower")) {
                throw new SourceProblem(form.get().place(), "as: is lower");
            }
            value = new Expression.Lower(value);
        }
        Expression otherwise = optional(mapping, "else");
        if (mapping.find("table").isPresent()) {
            return new Expression.LookedUp(value, rowsOf(mapping.get("table")), otherwise);
        }
        return mapping.find("else").isPresent()
                ? new Expression.First(List.of(value, otherwise))
                : value;
    }

    private Expression start(Mapping mapping) {
        for (String form : List.of("from", "all", "every", "members", "constant", "text")) {
            Optional<Yaml> written = mapping.find(form);
            if (written.isPresent()) {
                return start(form, written.get());
            }
        }
        if (mapping.find("cases").isPresent()) {
            return chosen(mapping.get("cases").list());
        }
        throw new SourceProblem(
                mapping.place(),
                "a value begins with something",
                "give from, every, members, constant, text or cases");
    }

    private Expression start(String form, Yaml written) {
        return switch (form) {
            case "constant" -> new Expression.Constant(written.texts());
            case "members" -> new Expression.Members(written.text());
            case "text" -> sentence(written);
            case "every" -> new Expression.Every(written.list().stream().map(this::value).toList());
            default -> value(written);
        };
    }

    private Expression chosen(List<Yaml> items) {
        List<Expression.Chosen.Case> cases = new ArrayList<>();
        for (Yaml item : items) {
            Mapping one = item.mapping().only("when", "is", "value");
            Expression value =
                    one.find("is")
                            .<Expression>map(is -> new Expression.Constant(is.texts()))
                            .orElseGet(() -> value(one.get("value")));
            cases.add(new Expression.Chosen.Case(when(one), value));
        }
        return new Expression.Chosen(List.copyOf(cases));
    }

    private Map<String, List<String>> rowsOf(Yaml table) {
        if (!(table instanceof Yaml.Scalar scalar)) {
            return rows(table.mapping());
        }
        Map<String, List<String>> rows = tables.get(scalar.text());
        if (rows == null) {
            throw new SourceProblem(
                    scalar.place(),
                    "no table above is called \"" + scalar.text() + "\"",
                    Suggestion.of(scalar.text(), tables.keySet()));
        }
        return rows;
    }

    private static Map<String, List<String>> rows(Mapping rows) {
        Map<String, List<String>> table = new HashMap<>();
        rows.members().forEach((key, row) -> table.put(key.toLowerCase(Locale.ROOT), row.texts()));
        return Map.copyOf(table);
    }

    /// A text that means itself, but for `{path}` and `{$name}` in it.
    Expression sentence(Yaml yaml) {
        String text = yaml.text();
        List<Expression> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new SourceProblem(yaml.place(), "a brace in \"" + text + "\" is not closed");
            }
            if (open > at) {
                parts.add(new Expression.Constant(List.of(text.substring(at, open))));
            }
            parts.add(choice(text.substring(open + 1, close), yaml.place()));
            at = close + 1;
        }
        if (at < text.length()) {
            parts.add(new Expression.Constant(List.of(text.substring(at))));
        }
        return new Expression.Sentence(List.copyOf(parts));
    }

    /// `a|b` is the first of them that was sent.
    Expression choice(String text, Place place) {
        List<Expression> some = new ArrayList<>();
        for (String each : text.split("\\|", -1)) {
            some.add(reference(each, place));
        }
        return some.size() == 1 ? some.getFirst() : new Expression.First(List.copyOf(some));
    }

    /// The condition under `when`; one that is missing holds always.
    Condition when(Mapping mapping) {
        return mapping.find("when").map(this::test).orElse(Condition.Always.ALWAYS);
    }

    private Condition test(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Sequence sequence ->
                    new Condition.Some(sequence.items().stream().map(this::test).toList());
            case Mapping mapping ->
                    new Condition.Every(
                            mapping.members().entrySet().stream()
                                    .map(each ->
                                            test(
                                                    each.getKey(),
                                                    mapping.placeOf(each.getKey()),
                                                    each.getValue()))
                                    .toList());
            case Yaml.Scalar scalar ->
                    throw new SourceProblem(
                            scalar.place(),
                            "a condition names what it looks at",
                            "write path: text, or path: {has: yes}");
        };
    }

    private Condition test(String path, Place place, Yaml yaml) {
        Expression of = reference(path, place);
        return switch (yaml) {
            case Yaml.Scalar scalar -> new Condition.Is(of, Set.of(scalar.text()));
            case Yaml.Sequence sequence -> new Condition.Is(of, Set.copyOf(sequence.texts()));
            case Mapping mapping -> tests(of, path, mapping);
        };
    }

    private Condition tests(Expression of, String path, Mapping mapping) {
        mapping.only("has", "named", "not", "starts", "contains");
        List<Condition> tests = new ArrayList<>();
        mapping.find("has")
                .ifPresent(has ->
                        tests.add(
                                yes(
                                        has,
                                        path.startsWith("$")
                                                ? new Condition.Says(of)
                                                : new Condition.Has(path))));
        mapping.find("named").ifPresent(named -> tests.add(yes(named, new Condition.Named(path))));
        mapping.find("not")
                .ifPresent(not -> tests.add(new Condition.Not(test(path, not.place(), not))));
        mapping.find("starts").ifPresent(some -> tests.add(new Condition.Starts(of, some.texts())));
        mapping.find("contains")
                .ifPresent(some -> tests.add(new Condition.Contains(of, some.texts())));
        return new Condition.Every(List.copyOf(tests));
    }

    private static Condition yes(Yaml yaml, Condition test) {
        return switch (yaml.text()) {
            case "yes" -> test;
            case "no" -> new Condition.Not(test);
            default ->
                    throw new SourceProblem(
                            yaml.place(), "this is yes or no, not \"" + yaml.text() + "\"");
        };
    }
}
