package dev.gatehouse.posture;

import dev.gatehouse.condition.Answer;
import dev.gatehouse.condition.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks one check about one thing. A listing that is not whole, a fact that is not known and a time
/// of disuse that may be longer than what was watched make it unknown, never a pass.
final class Judging {
    // Longer than any threshold of a check: what was never used.
    private static final long NEVER_DAYS = 100_000;

    private Judging() {}

    /// @param facts what is known, by name
    /// @param incomplete listings that are not whole
    /// @return nothing where the check is not about it
    static Optional<Result> of(Check check, Map<String, Object> facts, Set<String> incomplete) {
        Answer about = check.when().map(when -> ask(when, facts)).orElse(new Answer.Holds());
        return switch (about) {
            case Answer.Fails _ -> Optional.empty();
            case Answer.Unknown(List<String> missing) -> Optional.of(new Result.Unknown(missing));
            case Answer.Holds _ -> Optional.of(whole(check, facts, incomplete));
        };
    }

    private static Result whole(Check check, Map<String, Object> facts, Set<String> incomplete) {
        List<String> missing = missing(check.needs(), incomplete);
        if (!missing.isEmpty()) {
            return new Result.Unknown(missing);
        }
        return switch (ask(check.fails(), facts)) {
            case Answer.Holds _ -> Result.Fails.FAILS;
            case Answer.Fails _ -> passes(check, incomplete);
            case Answer.Unknown(List<String> names) -> new Result.Unknown(names);
        };
    }

    private static Result passes(Check check, Set<String> incomplete) {
        List<String> missing = missing(check.needsToPass(), incomplete);
        return missing.isEmpty() ? Result.Passes.PASSES : new Result.Unknown(missing);
    }

    private static List<String> missing(Set<String> needed, Set<String> incomplete) {
        return incomplete.stream()
                .filter(listing -> needed.contains(listing) || needed.contains(Check.EVERYTHING))
                .sorted()
                .map(listing -> "listing " + listing)
                .toList();
    }

    // Where only a limit of it is known, both ends must say the same.
    private static Answer ask(Expression expression, Map<String, Object> facts) {
        if (facts.get(FactNames.USE) instanceof Map<?, ?> use) {
            if (use.get(FactNames.IDLE_DAYS_AT_LEAST) instanceof Long atLeast) {
                return between(expression, facts, atLeast, NEVER_DAYS);
            }
            if (use.get(FactNames.IDLE_DAYS_AT_MOST) instanceof Long atMost) {
                return between(expression, facts, 0, atMost);
            }
        }
        return expression.of(facts);
    }

    private static Answer between(
            Expression expression, Map<String, Object> facts, long least, long most) {
        Answer one = expression.of(withIdle(facts, least));
        Answer other = expression.of(withIdle(facts, most));
        return one.equals(other)
                ? one
                : new Answer.Unknown(List.of(FactNames.USE + "." + FactNames.IDLE_DAYS));
    }

    private static Map<String, Object> withIdle(Map<String, Object> facts, long days) {
        Map<String, Object> use = new LinkedHashMap<>();
        if (facts.get(FactNames.USE) instanceof Map<?, ?> known) {
            known.forEach((name, value) -> use.put(String.valueOf(name), value));
        }
        use.put(FactNames.IDLE_DAYS, days);
        Map<String, Object> with = new LinkedHashMap<>(facts);
        with.put(FactNames.USE, use);
        return with;
    }
}
