package dev.gatehouse.source.plan;

import dev.gatehouse.event.TimeQuality;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Times written as text after a pattern of the JDK's `DateTimeFormatter`, in English.
final class WrittenTime {
    static final WrittenTime COMPACT = new WrittenTime("yyyyMMdd'T'HHmmssXX", ZoneOffset.UTC);
    static final WrittenTime ACCESS_LOG =
            new WrittenTime("dd/MMM/yyyy:HH:mm:ss xx", ZoneOffset.UTC);

    // Strict, so that the 29th of February is looked for in a year that has one.
    private static final DateTimeFormatter SYSLOG =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("uuuu MMM d HH:mm:ss")
                    .toFormatter(Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT);

    // How far a line without a year may lie in the future before last year is meant.
    private static final int FUTURE_DAYS_MAX = 2;
    private static final String NARROW_SPACE = "\u202f";

    private final DateTimeFormatter format;
    private final ZoneId zone;
    private final TimeQuality quality;

    /// @throws IllegalArgumentException when `pattern` is none
    WrittenTime(String pattern, ZoneId zone) {
        this.format =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.US);
        this.zone = zone;
        this.quality = pattern.contains("s") ? TimeQuality.SECOND : TimeQuality.MINUTE;
    }

    /// The time, or nothing when `text` is not written like this.
    Optional<Occurred> read(String text) {
        try {
            TemporalAccessor parsed = format.parse(text.replace(NARROW_SPACE, " ").strip());
            if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
                return Optional.of(new Occurred(Instant.from(parsed), quality));
            }
            LocalDateTime local = LocalDateTime.from(parsed);
            return Optional.of(
                    new Occurred(local.atZone(zone).toInstant(), TimeQuality.ZONE_ASSUMED));
        } catch (DateTimeException notWrittenLikeThis) {
            return Optional.empty();
        }
    }

    /// A time without year and zone, taken as UTC.
    static Optional<Occurred> syslog(String text, Instant received) {
        String[] parts = text.strip().split(" +", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        int year = LocalDate.ofInstant(received, ZoneOffset.UTC).getYear();
        Instant latest = received.plusSeconds(FUTURE_DAYS_MAX * 86_400L);
        for (int back = 0; back <= 4; back++) {
            Optional<Instant> at = inYear(parts, year - back);
            if (at.isPresent() && !at.get().isAfter(latest)) {
                return at.map(instant -> new Occurred(instant, TimeQuality.YEAR_ASSUMED));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> inYear(String[] parts, int year) {
        try {
            String text = Year.of(year) + " " + String.join(" ", parts);
            return Optional.of(SYSLOG.parse(text, LocalDateTime::from).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
