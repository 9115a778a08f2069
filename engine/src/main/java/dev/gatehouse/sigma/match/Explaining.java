package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Term;
import dev.gatehouse.sigma.Test;
import java.util.ArrayList;
import java.util.List;

/// Shows how a term came to its answer.
final class Explaining {
    private final EventAtHand event;
    private final Evaluation evaluation;

    Explaining(EventAtHand event) {
        this.event = event;
        this.evaluation = new Evaluation(event);
    }

    Explained explain(Term term) {
        boolean holds = evaluation.holds(Bound.of(term, event));
        return switch (term) {
            case Term.And all -> parts(holds, "all of", all.terms());
            case Term.Some some ->
                    parts(holds, some.count() == 1 ? "any of" : some.count() + " of", some.terms());
            case Term.Not not -> parts(holds, "not", List.of(not.term()));
            case Term.Named named -> parts(holds, named.name(), List.of(named.term()));
            case Term.Field field ->
                    new Explained(
                            holds,
                            field.name() + " " + field.test().words(),
                            found(event.field(field.name()), field.test()),
                            List.of());
            case Term.Keyword keyword ->
                    new Explained(
                            holds, "any value " + keyword.test().words(), List.of(), List.of());
        };
    }

    private Explained parts(boolean holds, String words, List<Term> terms) {
        return new Explained(holds, words, List.of(), terms.stream().map(this::explain).toList());
    }

    private List<String> found(Field field, Test test) {
        if (field.size() == 0) {
            return List.of(
                    field.holdsSomething() ? "(an object)" : field.stands() ? "null" : "(missing)");
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.min(field.size(), Explained.VALUES_MAX); i++) {
            found.add(field.text(i));
        }
        if (test instanceof Test.OtherField other) {
            Field second = event.field(other.field());
            for (int i = 0; i < Math.min(second.size(), Explained.VALUES_MAX); i++) {
                found.add(other.field() + ": " + second.text(i));
            }
        }
        return found;
    }
}
