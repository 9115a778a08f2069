package dev.gatehouse.search.query;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What is asked of the values of one field; a field matches when one of its values does. Case
/// never matters.
public sealed interface Match {

    /// The value is this one.
    record Exactly(String value) implements Match {}

    /// The value fits a pattern in which `*` stands for any text.
    record Like(String pattern) implements Match {}

    /// The value contains a match of an RE2 expression.
    record Regex(String expression) implements Match {}

    /// One of these matches; at least two, each `Exactly`, `Like` or `Under`.
    record AnyOf(List<Match> choices) implements Match {
        public AnyOf {
            choices = List.copyOf(choices);
        }
    }

    /// The field has a value.
    enum Exists implements Match {
        EXISTS
    }

    /// A number, or a time in microseconds since 1970, between two bounds, both included.
    ///
    /// @param low [Long#MIN_VALUE] where there is no lower bound
    /// @param high [Long#MAX_VALUE] where there is no upper bound
    record Between(long low, long high) implements Match {}

    /// An address of a network in CIDR notation.
    record Within(Network network) implements Match {}

    /// A resource path fits a pattern, or lies below one that does.
    record Under(PathPattern pattern) implements Match {}

    /// The test of one folded value. Addresses, phrases and numbers are not compared as values;
    /// whoever asks about those asks elsewhere.
    default Predicate<String> test() {
        return switch (this) {
            case Exactly exactly -> Folding.fold(exactly.value())::equals;
            case Like like -> {
                String pattern = Folding.fold(like.pattern());
                yield value -> Wildcard.matches(pattern, value);
            }
            case Regex regex -> {
                Pattern pattern = Pattern.compile(regex.expression(), Pattern.CASE_INSENSITIVE);
                yield value -> pattern.matcher(value).find();
            }
            case AnyOf any when any.choices().stream().allMatch(Exactly.class::isInstance) -> {
                Set<String> wanted =
                        any.choices().stream()
                                .map(choice -> Folding.fold(((Exactly) choice).value()))
                                .collect(Collectors.toSet());
                yield wanted::contains;
            }
            case AnyOf any -> {
                List<Predicate<String>> tests = any.choices().stream().map(Match::test).toList();
                yield value -> tests.stream().anyMatch(test -> test.test(value));
            }
            case Exists _ -> value -> true;
            case Under under -> under.pattern()::matches;
            case Between _, Within _ -> value -> false;
        };
    }

    /// One of the words, by their union.
    static Match anyOf(List<Match> choices) {
        return choices.size() == 1 ? choices.getFirst() : new AnyOf(choices);
    }
}
