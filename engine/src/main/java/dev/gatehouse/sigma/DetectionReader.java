package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads search identifiers and the condition over them, of a rule or of a filter.
final class DetectionReader {
    private static final String CONDITION = "condition";
    private static final String TIMEFRAME = "timeframe";

    private final Placeholders placeholders;

    DetectionReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /// The term of a `detection`.
    ///
    /// @param besides members that are no search identifiers
    /// @throws RuleProblem when it cannot be evaluated as it is written
    Term read(Node.Mapping detection, Set<String> besides) {
        LinkedHashMap<String, Term> identifiers = new LinkedHashMap<>();
        detection
                .members()
                .forEach((name, node) -> {
                    boolean isIdentifier =
                            !name.equals(CONDITION)
                                    && !name.equals(TIMEFRAME)
                                    && !besides.contains(name);
                    if (isIdentifier) {
                        Place place = detection.placeOf(name);
                        identifiers.put(name, new Term.Named(name, search(node, place)));
                    }
                });
        Node condition = detection.get(CONDITION);
        List<Term> conditions = new ArrayList<>();
        for (Node each : condition.list()) {
            conditions.add(ConditionReader.read(each.text(), each.place(), identifiers));
        }
        if (conditions.isEmpty()) {
            throw new RuleProblem(condition.place(), "the condition is empty");
        }
        return Term.or(conditions);
    }

    private Term search(Node node, Place place) {
        return switch (node) {
            case Node.Mapping mapping -> items(mapping);
            case Node.Scalar _ -> ItemReader.read("", place, node, placeholders);
            case Node.Sequence list -> {
                if (list.items().isEmpty()) {
                    throw new RuleProblem(list.place(), "an empty list finds nothing");
                }
                yield Term.or(list.items().stream().map(item -> search(item, place)).toList());
            }
        };
    }

    private static boolean isDear(Term term) {
        return switch (term) {
            case Term.Field field -> field.test() instanceof Test.Regex;
            case Term.Keyword _ -> true;
            case Term.And all -> all.terms().stream().anyMatch(DetectionReader::isDear);
            case Term.Some some -> some.terms().stream().anyMatch(DetectionReader::isDear);
            case Term.Not not -> isDear(not.term());
            case Term.Named named -> isDear(named.term());
        };
    }

    private Term items(Node.Mapping mapping) {
        List<Term> items = new ArrayList<>();
        mapping.members()
                .forEach((key, values) ->
                        items.add(
                                ItemReader.read(key, mapping.placeOf(key), values, placeholders)));
        if (items.isEmpty()) {
            throw new RuleProblem(mapping.place(), "an empty mapping would match everything");
        }
        // Whether all hold does not depend on the order, but what it costs to find out does.
        items.sort(Comparator.comparing(DetectionReader::isDear));
        return Term.and(items);
    }
}
