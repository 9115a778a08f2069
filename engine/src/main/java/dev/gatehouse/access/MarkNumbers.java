package dev.gatehouse.access;

import dev.gatehouse.search.query.Key;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The numbers that search knows verdicts by: one for each verdict now beside each on arrival. Used
/// under its owner's lock.
final class MarkNumbers {
    private static final Map<Key, Function<Verdict, String>> VALUES =
            new EnumMap<>(
                    Map.of(
                            Key.VERDICT, verdict -> verdict.value().word(),
                            Key.BASIS, verdict -> verdict.basis().word(),
                            Key.REASON, Verdict::reason,
                            Key.VERDICT_THEN, verdict -> verdict.value().word()));

    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Pair, Integer> numbers = new HashMap<>();

    /// @param now the number of the verdict now; 0 where there is none
    /// @param then the number of the verdict on arrival
    record Pair(int now, int then) {}

    MarkNumbers() {
        pairs.add(new Pair(0, 0));
    }

    /// The kinds of mark there are.
    static List<Key> kinds() {
        return VALUES.keySet().stream().sorted().toList();
    }

    int number(Pair pair) {
        if (pair.now() == 0) {
            return 0;
        }
        Integer known = numbers.putIfAbsent(pair, pairs.size());
        if (known != null) {
            return known;
        }
        pairs.add(pair);
        return pairs.size() - 1;
    }

    int highest() {
        return pairs.size() - 1;
    }

    String value(Key kind, int number, Verdicts verdicts) {
        Pair pair = pairs.get(number);
        Function<Verdict, String> value = VALUES.get(kind);
        if (pair.now() == 0 || value == null) {
            return "";
        }
        return value.apply(verdicts.verdict(kind == Key.VERDICT_THEN ? pair.then() : pair.now()));
    }
}
