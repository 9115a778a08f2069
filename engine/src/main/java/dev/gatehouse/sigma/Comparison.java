package dev.gatehouse.sigma;

import java.util.Optional;

/// How two numbers stand to each other.
public enum Comparison {
    LT("<"),
    LTE("<="),
    GT(">"),
    GTE(">="),
    EQ("="),
    NEQ("!=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /// As people write it.
    public String sign() {
        return sign;
    }

    /// Whether it holds where `left.compareTo(right)` is `compared`.
    public boolean holds(int compared) {
        return switch (this) {
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case GT -> compared > 0;
            case GTE -> compared >= 0;
            case EQ -> compared == 0;
            case NEQ -> compared != 0;
        };
    }

    /// The one of that word, `gte` and the like.
    public static Optional<Comparison> of(String word) {
        for (Comparison each : values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
