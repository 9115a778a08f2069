package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Rule;
import dev.gatehouse.sigma.Term;
import dev.gatehouse.sigma.Test;
import dev.gatehouse.sigma.TextPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds for each rule literals without one of which it cannot match, those that few rules share
/// before those that many do.
final class Witnesses {
    private static final int SHORT_CHARS = 4;
    private static final int SHORT_COST = 50;
    private static final int LITERALS_MAX = 2_000;

    private static final int FIELD_COST_MAX = 30;

    private final Map<Literal, Integer> uses = new HashMap<>();
    private final Map<String, Integer> usesOfField = new HashMap<>();
    private final int rules;

    Witnesses(List<Rule> rules) {
        this.rules = rules.size();
        rules.forEach(rule ->
                each(
                        rule.term(),
                        one -> {
                            uses.merge(one, 1, Integer::sum);
                            usesOfField.merge(one.field(), 1, Integer::sum);
                        }));
    }

    /// The literals of a rule; nothing when it may match without any.
    Optional<Literal.Any> of(Rule rule) {
        return of(rule.term()).filter(any -> any.literals().size() <= LITERALS_MAX);
    }

    private Optional<Literal.Any> of(Term term) {
        return switch (term) {
            case Term.And all ->
                    all.terms().stream()
                            .map(this::of)
                            .flatMap(Optional::stream)
                            .min(Comparator.comparingLong(this::cost));
            case Term.Some some -> united(some.terms());
            case Term.Not _ -> Optional.empty();
            case Term.Named named -> of(named.term());
            case Term.Field field -> literal(field.name(), field.test()).map(Witnesses::alone);
            case Term.Keyword keyword ->
                    literal(EventAtHand.EVERY_VALUE, keyword.test()).map(Witnesses::alone);
        };
    }

    private static Literal.Any alone(Literal literal) {
        return new Literal.Any(List.of(literal));
    }

    private Optional<Literal.Any> united(List<Term> terms) {
        List<Literal> literals = new ArrayList<>();
        for (Term term : terms) {
            Optional<Literal.Any> one = of(term);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            literals.addAll(one.get().literals());
        }
        return Optional.of(new Literal.Any(literals));
    }

    private long cost(Literal.Any any) {
        long cost = 0;
        for (Literal literal : any.literals()) {
            cost += uses.getOrDefault(literal, 1);
            cost += fieldCost(literal.field());
            cost += literal.text().length() < SHORT_CHARS ? SHORT_COST : 0;
        }
        return cost;
    }

    // A field that hardly any rule names would be read of every event for these few.
    private int fieldCost(String field) {
        return Math.min(FIELD_COST_MAX, rules / usesOfField.getOrDefault(field, 1));
    }

    private static void each(Term term, Consumer<Literal> taker) {
        switch (term) {
            case Term.And all -> all.terms().forEach(one -> each(one, taker));
            case Term.Some some -> some.terms().forEach(one -> each(one, taker));
            case Term.Not _ -> {}
            case Term.Named named -> each(named.term(), taker);
            case Term.Field field -> literal(field.name(), field.test()).ifPresent(taker);
            case Term.Keyword keyword ->
                    literal(EventAtHand.EVERY_VALUE, keyword.test()).ifPresent(taker);
        }
    }

    private static Optional<Literal> literal(String field, Test test) {
        return switch (test) {
            case Test.Text text -> {
                var pattern = text.pattern();
                String witness = pattern.witness();
                boolean isWhole = pattern.isOneText();
                yield isWhole || witness.length() >= LiteralIndex.PART_CHARS_MIN
                        ? Optional.of(new Literal(field, witness, isWhole))
                        : Optional.empty();
            }
            case Test.Truth truth ->
                    Optional.of(new Literal(field, Boolean.toString(truth.value()), true));
            case Test.Numeral number -> Optional.of(new Literal(field, number.text(), true));
            case Test.Regex regex -> {
                String part = TextPattern.fold(RegexLiteral.of(regex.pattern().pattern()));
                yield part.length() >= LiteralIndex.PART_CHARS_MIN
                        ? Optional.of(new Literal(field, part, false))
                        : Optional.empty();
            }
            case Test.Missing _,
                    Test.Exists _,
                    Test.Network _,
                    Test.Compared _,
                    Test.DatePart _,
                    Test.OtherField _ ->
                    Optional.empty();
        };
    }
}
