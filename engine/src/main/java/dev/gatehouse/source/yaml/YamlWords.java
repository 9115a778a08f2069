package dev.gatehouse.source.yaml;

import dev.gatehouse.event.Words;
import java.util.Arrays;
import java.util.Locale;

/// Scalars as constants and numbers.
final class YamlWords {
    private YamlWords() {}

    static <E extends Enum<E>> E constant(Class<E> type, String word, Place place) {
        return Words.parse(type, word)
                .orElseThrow(() ->
                        new SourceProblem(
                                place,
                                "\"" + word + "\" is no " + spoken(type),
                                Suggestion.of(
                                        word,
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Words::of)
                                                .toList())));
    }

    // `TimeFormat` is "time format".
    private static String spoken(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static int number(String text, Place place) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new SourceProblem(place, "a whole number is needed, not \"" + text + "\"");
        }
    }
}
