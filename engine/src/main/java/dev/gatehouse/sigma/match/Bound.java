package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Term;
import dev.gatehouse.sigma.Test;
import dev.gatehouse.sigma.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A term tied to the fields of one [EventAtHand], so that nothing is looked up by name while
/// events go by. It holds of exactly the events the term holds of.
sealed interface Bound {
    /// All of them.
    record And(List<Bound> terms) implements Bound {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /// At least `count` of them.
    record Some(int count, List<Bound> terms) implements Bound {
        public Some {
            terms = List.copyOf(terms);
        }
    }

    /// It does not hold.
    record Not(Bound term) implements Bound {}

    /// Any value of a field passes a test.
    record Tested(Field field, Test test) implements Bound {}

    /// Any value of a field, in the form in which case does not count, is one of these texts or
    /// fits one of these patterns.
    record AnyText(Field field, Set<String> texts, List<TextPattern> patterns) implements Bound {
        public AnyText {
            texts = Set.copyOf(texts);
            patterns = List.copyOf(patterns);
        }
    }

    /// Ties a term to the fields of an event.
    static Bound of(Term term, EventAtHand event) {
        return switch (term) {
            case Term.And all -> new And(each(all.terms(), event));
            case Term.Some some when some.count() == 1 -> any(some.terms(), event);
            case Term.Some some -> new Some(some.count(), each(some.terms(), event));
            case Term.Not not -> new Not(of(not.term(), event));
            case Term.Named named -> of(named.term(), event);
            case Term.Field field -> new Tested(event.lasting(field.name()), field.test());
            case Term.Keyword keyword ->
                    new Tested(event.lasting(EventAtHand.EVERY_VALUE), keyword.test());
        };
    }

    private static List<Bound> each(List<Term> terms, EventAtHand event) {
        return terms.stream().map(term -> of(term, event)).toList();
    }

    // Long lists of values of one field are what most rules are made of: the field is read once for
    // all of them, and whole values are one look.
    private static Bound any(List<Term> terms, EventAtHand event) {
        Map<String, List<TextPattern>> patterns = new LinkedHashMap<>();
        List<Bound> all = new ArrayList<>();
        for (Term term : terms) {
            if (term instanceof Term.Field(var name, Test.Text(var pattern))
                    && !pattern.isCased()) {
                patterns.computeIfAbsent(name, _ -> new ArrayList<>()).add(pattern);
            } else {
                all.add(of(term, event));
            }
        }
        patterns.forEach((name, those) -> all.addFirst(anyText(event.lasting(name), those)));
        return all.size() == 1 ? all.getFirst() : new Some(1, all);
    }

    private static AnyText anyText(Field field, List<TextPattern> patterns) {
        Map<Boolean, List<TextPattern>> whole =
                patterns.stream().collect(Collectors.partitioningBy(TextPattern::isOneText));
        return new AnyText(
                field,
                whole.getOrDefault(true, List.of()).stream()
                        .map(TextPattern::witness)
                        .collect(Collectors.toSet()),
                whole.getOrDefault(false, List.of()));
    }
}
