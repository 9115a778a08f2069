package dev.gatehouse.sigma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A number taken from a date, in the zone the date is written in. Dates are RFC 3339, with `T` or
/// a space and with or without a zone, a day alone, or seconds or milliseconds since 1970 (in UTC).
public enum TimePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    DAY(ChronoField.DAY_OF_MONTH),
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private static final int DATE_CHARS_MAX = 40;
    private static final int DAY_CHARS = 10;
    private static final long MILLISECONDS_MIN = 100_000_000_000L;

    private final TemporalField field;

    TimePart(TemporalField field) {
        this.field = field;
    }

    /// The one of that word, `hour` and the like.
    static Optional<TimePart> of(String word) {
        for (TimePart each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// This part of a date; nothing where the text is none.
    public OptionalLong in(String text) {
        try {
            return text.length() > DATE_CHARS_MAX ? OptionalLong.empty() : read(text);
        } catch (DateTimeException | NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong read(String text) {
        if (isDigits(text)) {
            long number = Long.parseLong(text);
            Instant instant =
                    number >= MILLISECONDS_MIN
                            ? Instant.ofEpochMilli(number)
                            : Instant.ofEpochSecond(number);
            return OptionalLong.of(instant.atOffset(ZoneOffset.UTC).getLong(field));
        }
        if (text.length() == DAY_CHARS) {
            LocalDate day = LocalDate.parse(text);
            return day.isSupported(field)
                    ? OptionalLong.of(day.getLong(field))
                    : OptionalLong.of(0);
        }
        String written = text.replace(' ', 'T');
        boolean zoned =
                written.endsWith("Z")
                        || written.lastIndexOf('+') > 0
                        || written.lastIndexOf('-') > DAY_CHARS;
        return OptionalLong.of(
                zoned
                        ? OffsetDateTime.parse(written).getLong(field)
                        : LocalDateTime.parse(written).getLong(field));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
