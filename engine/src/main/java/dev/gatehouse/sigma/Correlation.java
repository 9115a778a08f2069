package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One correlation: what has to come together within a time for it to match.
///
/// @param rules ids or names of rules and other correlations, in the order of the file
/// @param groupBy fields or aliases whose values keep groups apart; one group where it is empty
/// @param timespan the length of its sliding window; for [Kind#FIRST_SEEN] how long it remembers
/// @param learn how long [Kind#FIRST_SEEN] only takes in what is usual; zero for the other kinds
/// @param aliases by alias and rule, the field that stands for it
/// @param condition what has to be true of the window
/// @param generates whether its rules also match on their own
public record Correlation(
        Head head,
        Kind kind,
        List<String> rules,
        List<String> groupBy,
        Duration timespan,
        Duration learn,
        Map<String, Map<String, String>> aliases,
        Condition condition,
        boolean generates,
        Node.Mapping document) {
    /// Matches that the window of one group keeps; the oldest are forgotten first.
    public static final int WINDOW_EVENTS_MAX = 10_000;

    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Map.copyOf(aliases);
    }

    /// What is asked of the window.
    public enum Kind {
        /// How many events.
        EVENT_COUNT,
        /// How many different values.
        VALUE_COUNT,
        /// Which rules matched, in any order.
        TEMPORAL,
        /// Which rules matched, in the order of the file.
        TEMPORAL_ORDERED,
        /// The sum of a number.
        VALUE_SUM,
        /// The average of a number.
        VALUE_AVG,
        /// A percentile of a number.
        VALUE_PERCENTILE,
        /// The median of a number.
        VALUE_MEDIAN,
        /// The first rule was not followed by the second in time. Ours.
        ABSENCE,
        /// A combination of values that was not there before. Ours.
        FIRST_SEEN;

        /// As files write it.
        public String word() {
            String word = name().toLowerCase(Locale.ROOT);
            return isOurs() ? word.replace('_', '-') : word;
        }

        /// Whether it stands below `gatehouse:` and not in the language.
        boolean isOurs() {
            return this == ABSENCE || this == FIRST_SEEN;
        }

        boolean isOfNumbers() {
            return this == VALUE_SUM
                    || this == VALUE_AVG
                    || this == VALUE_PERCENTILE
                    || this == VALUE_MEDIAN;
        }
    }

    /// What has to be true.
    public sealed interface Condition {
        /// A number within all bounds.
        ///
        /// @param fields the fields the number is made from; empty where events are counted
        /// @param percent which percentile, from 0 to 100
        record Bounds(List<Bound> bounds, List<String> fields, double percent)
                implements Condition {
            public Bounds {
                bounds = List.copyOf(bounds);
                fields = List.copyOf(fields);
            }

            /// Whether a number lies within all of them.
            public boolean hold(BigDecimal number) {
                return bounds.stream()
                        .allMatch(
                                bound -> bound.comparison().holds(number.compareTo(bound.limit())));
            }
        }

        /// Which rules matched in the window; each is a [Term.Named] of the name it is referred by.
        record Seen(Term term) implements Condition {}
    }

    /// One bound of a number.
    public record Bound(Comparison comparison, BigDecimal limit) {}
}
