package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.Used;
import java.util.List;
import java.util.Set;

/// What must be so for a rule to apply. Keeps what it finds out about texts, so it belongs to one
/// thread and one set of [dev.gatehouse.access.used.Texts].
public sealed interface Condition {
    /// A field passes a test.
    record Field(FieldMatch test) implements Condition {}

    /// A fact holds.
    record Is(Fact fact) implements Condition {}

    /// The part does not hold.
    record Not(Condition part) implements Condition {}

    /// Every part holds.
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// One of the parts holds.
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// Whether it holds of what was used.
    default Truth of(Used used, Facts facts) {
        return switch (this) {
            case Field(FieldMatch test) -> test.of(used);
            case Is(Fact fact) -> facts.of(fact, used);
            case Not(Condition part) -> part.of(used, facts).not();
            case All(List<Condition> parts) -> {
                Truth truth = Truth.HOLDS;
                for (Condition part : parts) {
                    truth = truth.and(part.of(used, facts));
                    if (truth == Truth.FAILS) {
                        yield truth;
                    }
                }
                yield truth;
            }
            case Any(List<Condition> parts) -> {
                Truth truth = Truth.FAILS;
                for (Condition part : parts) {
                    truth = truth.or(part.of(used, facts));
                    if (truth == Truth.HOLDS) {
                        yield truth;
                    }
                }
                yield truth;
            }
        };
    }

    /// Adds what would have to be known where [#of] says it is absent.
    default void missing(Used used, Facts facts, Set<String> into) {
        if (of(used, facts) != Truth.ABSENT) {
            return;
        }
        switch (this) {
            case Field(FieldMatch test) -> into.add(test.field().word());
            case Is(Fact fact) -> into.add(fact.spoken());
            case Not(Condition part) -> part.missing(used, facts, into);
            case All(List<Condition> parts) ->
                    parts.forEach(part -> part.missing(used, facts, into));
            case Any(List<Condition> parts) ->
                    parts.forEach(part -> part.missing(used, facts, into));
        }
    }
}
