package dev.gatehouse.access;

import dev.gatehouse.access.Verdict.Basis;
import dev.gatehouse.access.Verdict.Value;
import dev.gatehouse.event.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every verdict that was ever given, by number from 1; a number keeps its meaning. There are as
/// many as rules and reasons, not as events.
final class Verdicts {
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<Verdict, Integer> numbers = new HashMap<>();

    /// The number of a verdict, given now if it has none.
    int number(Verdict verdict) {
        Integer known = numbers.putIfAbsent(verdict, verdicts.size() + 1);
        if (known != null) {
            return known;
        }
        verdicts.add(verdict);
        return verdicts.size();
    }

    Verdict verdict(int number) {
        return verdicts.get(number - 1);
    }

    int size() {
        return verdicts.size();
    }

    /// One verdict as it stands on disk.
    record Saved(String value, String basis, String rule, List<String> missing) {}

    List<Saved> saved() {
        return verdicts.stream()
                .map(one ->
                        new Saved(
                                one.value().word(), one.basis().word(), one.rule(), one.missing()))
                .toList();
    }

    /// Those that were saved, under the same numbers.
    static Verdicts of(List<Saved> saved) {
        Verdicts all = new Verdicts();
        for (Saved one : saved) {
            all.number(
                    new Verdict(
                            Words.parse(Value.class, one.value()).orElseThrow(),
                            Words.parse(Basis.class, one.basis()).orElseThrow(),
                            one.rule(),
                            one.missing()));
        }
        return all;
    }
}
