package dev.gatehouse.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How a constant is written in files, queries and JSON: lower case, words joined by `-`.
public final class Words {
    // Asked several times for every event; the constants are few.
    private static final Map<Enum<?>, String> KNOWN = new ConcurrentHashMap<>();

    private Words() {}

    /// `NOT_RECORDED` becomes `not-recorded`.
    public static String of(Enum<?> constant) {
        // computeIfAbsent may take a lock even for what is there.
        String known = KNOWN.getOrDefault(constant, "");
        return known.isEmpty() ? KNOWN.computeIfAbsent(constant, Words::word) : known;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant written as `word`, or empty when there is none.
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
