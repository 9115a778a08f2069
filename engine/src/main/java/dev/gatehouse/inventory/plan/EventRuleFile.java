package dev.gatehouse.inventory.plan;

import dev.gatehouse.inventory.plan.Altering.How;
import dev.gatehouse.inventory.plan.EventRule.Tells;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Compiles the rules below `events:` of an `inventory.yaml`.
final class EventRuleFile {
    private static final String EVERYTHING = "everything";

    private final ExpressionFile expressions;
    private final Map<String, ListingPlan> listings;

    EventRuleFile(ExpressionFile expressions, Map<String, ListingPlan> listings) {
        this.expressions = expressions;
        this.listings = listings;
    }

    EventRule read(Mapping rule) {
        rule.only("when", "listing", "of", "now", "whole", "gone", "on", "unsure");
        Yaml name = rule.get("listing");
        ListingPlan listing = listings.get(name.text());
        if (listing == null) {
            throw new SourceProblem(
                    name.place(),
                    "no listing is called \"" + name.text() + "\"",
                    Suggestion.of(name.text(), new TreeSet<>(listings.keySet())));
        }
        return new EventRule(
                expressions.when(rule),
                listing,
                rule.find("of").map(of -> values(of.mapping())).orElse(Map.of()),
                tells(rule));
    }

    private Tells tells(Mapping rule) {
        if (rule.find("now").isPresent()) {
            return new Tells.Says(How.NOW, values(rule.get("now").mapping()));
        }
        if (rule.find("whole").isPresent()) {
            return new Tells.Says(How.WHOLE, values(rule.get("whole").mapping()));
        }
        if (rule.find("gone").isPresent()) {
            Yaml gone = rule.get("gone");
            boolean all = gone instanceof Yaml.Scalar;
            if (all && (!gone.text().equals(EVERYTHING) || rule.find("on").isEmpty())) {
                throw new SourceProblem(
                        gone.place(),
                        "this does not say what is gone",
                        "say who, or everything with the resource it is on");
            }
            return new Tells.Gone(
                    all ? Optional.empty() : Optional.of(WhoRule.read(gone, expressions)),
                    rule.find("on").map(on -> ResourceTemplate.read(on, expressions)));
        }
        if (rule.find("unsure").isPresent()) {
            return Tells.Unsure.UNSURE;
        }
        throw new SourceProblem(
                rule.place(),
                "this rule does not say what the event tells",
                "give now, whole, gone or unsure");
    }

    private Map<String, Expression> values(Mapping mapping) {
        Map<String, Expression> values = new LinkedHashMap<>();
        mapping.members().forEach((name, value) -> values.put(name, expressions.value(value)));
        return values;
    }
}
