package dev.gatehouse.sigma.match;

import dev.gatehouse.sigma.Numbers;
import dev.gatehouse.sigma.TextPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The literals of one field, and which rules each of them is needed by. Confined to one thread.
final class LiteralIndex {
    /// The shortest part of a value that is worth looking for.
    static final int PART_CHARS_MIN = GramTable.SHORT_CHARS;

    private final Map<String, int[]> whole = new HashMap<>();
    private final GramTable longParts;
    private final GramTable shortParts;
    private final boolean holdsNumbers;
    private final FoundBefore found = new FoundBefore();

    LiteralIndex(Map<Literal, List<Integer>> rules) {
        List<GramTable.Part> longer = new ArrayList<>();
        List<GramTable.Part> shorter = new ArrayList<>();
        boolean numbers = false;
        for (var entry : rules.entrySet()) {
            String text = entry.getKey().text();
            int[] numbersOfRules = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            if (entry.getKey().isWhole()) {
                Optional<BigDecimal> number = Numbers.parse(text);
                numbers |= number.isPresent();
                whole.merge(
                        number.map(LiteralIndex::plain).orElse(text),
                        numbersOfRules,
                        LiteralIndex::joined);
                whole.merge(text, numbersOfRules, LiteralIndex::joined);
            } else {
                boolean isLong = text.length() >= GramTable.LONG_CHARS;
                (isLong ? longer : shorter).add(new GramTable.Part(text, numbersOfRules));
            }
        }
        this.longParts = new GramTable(GramTable.LONG_CHARS, longer);
        this.shortParts = new GramTable(GramTable.SHORT_CHARS, shorter);
        this.holdsNumbers = numbers;
    }

    private static int[] joined(int[] one, int[] other) {
        int[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// Every rule that needs something that this value holds; one more than once.
    ///
    /// @param value as the event holds it
    int[] rules(String value) {
        int[] known = found.get(value);
        return known != null ? known : found.keep(value, find(TextPattern.fold(value)));
    }

    private int[] find(String value) {
        IntStream.Builder rules = IntStream.builder();
        hand(whole.get(value), rules);
        if (holdsNumbers) {
            Numbers.parse(value).ifPresent(number -> hand(whole.get(plain(number)), rules));
        }
        longParts.find(value, rules);
        shortParts.find(value, rules);
        return rules.build().toArray();
    }

    private static void hand(int @Nullable [] found, IntConsumer rules) {
        if (found != null) {
            for (int rule : found) {
                rules.accept(rule);
            }
        }
    }
}
