package dev.gatehouse.sigma;

import java.util.List;

/// What has to hold of an event for a rule to match it.
public sealed interface Term {
    /// All of them.
    record And(List<Term> terms) implements Term {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /// At least `count` of them.
    record Some(int count, List<Term> terms) implements Term {
        public Some {
            terms = List.copyOf(terms);
        }
    }

    /// It does not hold.
    record Not(Term term) implements Term {}

    /// A search identifier of the rule.
    record Named(String name, Term term) implements Term {}

    /// Any value of a field passes a test.
    record Field(String name, Test test) implements Term {}

    /// Any value anywhere in the event passes a test.
    record Keyword(Test test) implements Term {}

    /// Any of them.
    static Term or(List<Term> terms) {
        return terms.size() == 1 ? terms.getFirst() : new Some(1, terms);
    }

    /// All of them.
    static Term and(List<Term> terms) {
        return terms.size() == 1 ? terms.getFirst() : new And(terms);
    }
}
