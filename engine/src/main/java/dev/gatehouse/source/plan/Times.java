package dev.gatehouse.source.plan;

import dev.gatehouse.event.TimeQuality;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Times that nearly every piece carries, read by hand: RFC 3339 and counts since 1970.
final class Times {
    private static final int DIGITS_MAX = 18;
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final long MICROS_OF_SECOND = 1_000_000;
    private static final int NANO_DIGITS = 9;
    private static final int DATE_TIME_CHARS = 19;
    private static final long SECONDS_OF_DAY = 86_400;

    private Times() {}

    static boolean isWhole(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text, i)) {
                return false;
            }
        }
        return true;
    }

    static Optional<Occurred> epoch(String text) {
        long count = Long.parseLong(text);
        if (count >= MICROS_FROM) {
            int nanos = (int) (count % MICROS_OF_SECOND) * 1_000;
            return instant(count / MICROS_OF_SECOND, nanos, TimeQuality.EXACT, false);
        }
        return count >= MILLIS_FROM ? epochMillis(text) : epochSeconds(text);
    }

    static Optional<Occurred> epochMillis(String text) {
        return isWhole(text)
                ? instant(Long.parseLong(text), 0, TimeQuality.EXACT, true)
                : Optional.empty();
    }

    static Optional<Occurred> epochSeconds(String text) {
        if (isWhole(text)) {
            return instant(Long.parseLong(text), 0, TimeQuality.SECOND, false);
        }
        int point = text.indexOf('.');
        if (point < 1
                || text.length() > DIGITS_MAX + NANO_DIGITS
                || !isWhole(text.substring(0, point))) {
            return Optional.empty();
        }
        try {
            int nanos =
                    new BigDecimal("0" + text.substring(point))
                            .movePointRight(NANO_DIGITS)
                            .intValue();
            long seconds = Long.parseLong(text.substring(0, point));
            return instant(seconds, nanos, TimeQuality.EXACT, false);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Occurred> instant(
            long count, int nanos, TimeQuality quality, boolean millis) {
        try {
            Instant at = millis ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count, nanos);
            return Optional.of(new Occurred(at, quality));
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }

    /// `yyyy-mm-ddThh:mm:ss`, then a fraction of up to nine digits (further ones are cut), then
    /// `Z`, `+hh:mm`, `+hhmm`, ` UTC` or nothing; `T` may be a space.
    static Optional<Occurred> rfc3339(String text) {
        if (text.length() < DATE_TIME_CHARS || !hasDateTimeShape(text)) {
            return Optional.empty();
        }
        int end = DATE_TIME_CHARS;
        int nanos = 0;
        if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            int digits = 0;
            for (end++; end < text.length() && isDigit(text, end); end++) {
                if (digits++ < NANO_DIGITS) {
                    nanos = nanos * 10 + (text.charAt(end) - '0');
                }
            }
            for (; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        Optional<Integer> zone = zone(text, end);
        if (zone.isEmpty()) {
            return Optional.empty();
        }
        return assemble(text, nanos, end, zone.get());
    }

    private static Optional<Occurred> assemble(String text, int nanos, int end, int zoneSeconds) {
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (hour > 23 || minute > 59 || second > 60) {
            return Optional.empty();
        }
        try {
            int year = two(text, 0) * 100 + two(text, 2);
            long day = LocalDate.of(year, two(text, 5), two(text, 8)).toEpochDay();
            long seconds =
                    day * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second - zoneSeconds;
            TimeQuality quality =
                    end == text.length()
                            ? TimeQuality.ZONE_ASSUMED
                            : end == DATE_TIME_CHARS ? TimeQuality.SECOND : TimeQuality.EXACT;
            return Optional.of(new Occurred(Instant.ofEpochSecond(seconds, nanos), quality));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean hasDateTimeShape(String text) {
        for (int i = 0; i < DATE_TIME_CHARS; i++) {
            char c = text.charAt(i);
            boolean right =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T' || c == 't' || c == ' ' || c == '_';
                        case 13, 16 -> c == ':';
                        default -> c >= '0' && c <= '9';
                    };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    // Seconds east of UTC; nothing when what stands there is no zone.
    private static Optional<Integer> zone(String text, int from) {
        String zone = text.substring(from).strip();
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("z") || zone.equals("UTC")) {
            return Optional.of(0);
        }
        String digits = zone.substring(1).replace(":", "");
        boolean signed = zone.charAt(0) == '+' || zone.charAt(0) == '-';
        if (!signed || digits.length() != 4 || !isWhole(digits)) {
            return Optional.empty();
        }
        int seconds = two(digits, 0) * 3_600 + two(digits, 2) * 60;
        return Optional.of(zone.charAt(0) == '-' ? -seconds : seconds);
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
