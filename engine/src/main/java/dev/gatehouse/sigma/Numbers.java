package dev.gatehouse.sigma;

import java.math.BigDecimal;
import java.util.Optional;

/// Numbers in texts, as far as they can be compared at a bounded cost.
public final class Numbers {
    private static final int NUMBER_CHARS_MAX = 40;
    private static final int EXPONENT_MAX = 1_000;

    private Numbers() {}

    /// The number a text is; nothing when it is none, or longer than anybody would write.
    public static Optional<BigDecimal> parse(String text) {
        if (text.isEmpty() || text.length() > NUMBER_CHARS_MAX || !begins(text.charAt(0))) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > EXPONENT_MAX ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    // Most texts are no numbers, and an exception for each of them would be dear.
    private static boolean begins(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    }
}
