package dev.gatehouse.search.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments in conditions: a year, a month, a day, a minute, a second or finer, with or without a
/// zone; `now`, `today`, `yesterday`; and times ago like `-24h`. Whatever is written is a span from
/// its first to its last microsecond, so `..2026-11-15` includes the fifteenth.
final class Moments {
    private static final Pattern AGO = Pattern.compile("-([0-9]{1,6})(s|m|h|d|w)");
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[tT]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?([zZ]|[+-][0-9]{2}:?[0-9]{2})?)?)?)?");
    private static final String SUGGESTION =
            "for example time:>-24h, time:today or time:2026-11-01..2026-11-15";

    private final QueryScope scope;

    Moments(QueryScope scope) {
        this.scope = scope;
    }

    /// @param from the first microsecond
    /// @param to the microsecond after the last
    private record Moment(long from, long to) {}

    Match ranged(String value, Span span) {
        int dots = value.indexOf("..");
        if (dots < 0) {
            Moment moment = moment(value, span);
            boolean ago = isAgo(value);
            return Numbers.between(moment.from(), ago ? Long.MAX_VALUE : moment.to() - 1, span);
        }
        String low = value.substring(0, dots);
        String high = value.substring(dots + 2);
        return Numbers.between(
                low.isEmpty() || low.equals("*") ? Long.MIN_VALUE : moment(low, span).from(),
                high.isEmpty() || high.equals("*") ? Long.MAX_VALUE : moment(high, span).to() - 1,
                span);
    }

    Match compared(String comparison, String value, Span span) {
        Moment moment = moment(value, span);
        return switch (comparison) {
            case ">=" -> new Match.Between(moment.from(), Long.MAX_VALUE);
            case ">" ->
                    new Match.Between(isAgo(value) ? moment.from() : moment.to(), Long.MAX_VALUE);
            case "<=" -> new Match.Between(Long.MIN_VALUE, moment.to() - 1);
            default -> new Match.Between(Long.MIN_VALUE, moment.from() - 1);
        };
    }

    private static boolean isAgo(String value) {
        return AGO.matcher(value).matches();
    }

    private Moment moment(String value, Span span) {
        LocalDate today = scope.now().atZone(scope.zone()).toLocalDate();
        Matcher ago = AGO.matcher(value);
        Matcher written = WRITTEN.matcher(value);
        try {
            if (value.equalsIgnoreCase("now")) {
                return at(scope.now());
            } else if (value.equalsIgnoreCase("today")) {
                return days(today, today.plusDays(1));
            } else if (value.equalsIgnoreCase("yesterday")) {
                return days(today.minusDays(1), today);
            } else if (ago.matches()) {
                return at(
                        scope.now()
                                .minus(
                                        unit(ago.group(2))
                                                .multipliedBy(Long.parseLong(ago.group(1)))));
            } else if (written.matches()) {
                return written(written);
            }
        } catch (DateTimeException problem) {
            throw new QueryProblem(span, "there is no such time", SUGGESTION);
        }
        boolean forgotMinus = value.matches("[0-9]{1,6}[smhdw]");
        throw new QueryProblem(
                span, "this is no time", forgotMinus ? "did you mean -" + value + "?" : SUGGESTION);
    }

    private Moment written(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1).plusYears(1));
        }
        if (parts.group(3) == null) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
            return days(month.atDay(1), month.plusMonths(1).atDay(1));
        }
        LocalDate day =
                LocalDate.of(
                        year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return parts.group(4) == null ? days(day, day.plusDays(1)) : clock(day, parts);
    }

    private Moment clock(LocalDate day, Matcher parts) {
        String seconds = parts.group(6);
        String fraction = parts.group(7);
        LocalDateTime local =
                day.atTime(
                        Integer.parseInt(parts.group(4)),
                        Integer.parseInt(parts.group(5)),
                        seconds == null ? 0 : Integer.parseInt(seconds));
        String zone = parts.group(8);
        Instant start =
                local.atZone(zone == null ? scope.zone() : ZoneOffset.of(zone.replace("z", "Z")))
                        .toInstant();
        if (fraction == null) {
            return between(
                    start,
                    start.plus(1, seconds == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
        }
        String micros = (fraction + "000000").substring(0, 6);
        long widthMicros = fraction.length() >= 6 ? 1 : (long) Math.pow(10, 6 - fraction.length());
        Instant exact = start.plus(Long.parseLong(micros), ChronoUnit.MICROS);
        return between(exact, exact.plus(widthMicros, ChronoUnit.MICROS));
    }

    private Moment days(LocalDate from, LocalDate to) {
        return between(
                from.atStartOfDay(scope.zone()).toInstant(),
                to.atStartOfDay(scope.zone()).toInstant());
    }

    private static Moment at(Instant instant) {
        long micros = EventValues.micros(instant);
        return new Moment(micros, micros + 1);
    }

    private static Moment between(Instant from, Instant to) {
        return new Moment(EventValues.micros(from), EventValues.micros(to));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
