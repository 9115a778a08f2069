package dev.gatehouse.sigma;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What may stand behind `|` in the name of a field.
enum Modifier {
    ALL,
    CONTAINS,
    STARTSWITH,
    ENDSWITH,
    EXISTS,
    CASED,
    NEQ,
    WINDASH,
    RE,
    I,
    M,
    S,
    BASE64,
    BASE64OFFSET,
    UTF16LE,
    UTF16BE,
    UTF16,
    LT,
    LTE,
    GT,
    GTE,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR,
    CIDR,
    EXPAND,
    FIELDREF;

    private static final Map<String, Modifier> ALSO =
            Map.of("wide", UTF16LE, "ignorecase", I, "multiline", M, "dotall", S);

    /// The one of that word.
    static Optional<Modifier> of(String word) {
        for (Modifier each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.ofNullable(ALSO.get(word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
