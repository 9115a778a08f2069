package dev.gatehouse.inventory.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A time as APIs write it: RFC 3339, a day alone, or a count of seconds or milliseconds since
/// 1970.
final class WrittenInstant {
    private static final int DAY_CHARS = "2026-11-22".length();
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final int DIGITS_MAX = 15;

    private WrittenInstant() {}

    /// The time; nothing where the text is none.
    static Optional<Instant> of(String text) {
        try {
            if (!text.isEmpty()
                    && text.length() <= DIGITS_MAX
                    && text.chars().allMatch(Character::isDigit)) {
                long count = Long.parseLong(text);
                return count == 0
                        ? Optional.empty()
                        : Optional.of(
                                count >= MILLIS_FROM
                                        ? Instant.ofEpochMilli(count)
                                        : Instant.ofEpochSecond(count));
            }
            return text.length() == DAY_CHARS
                    ? Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
                    : Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
