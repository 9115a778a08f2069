package dev.gatehouse.notify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The hours in which only what is critical is told, `22:00-07:00 Europe/Berlin`; they may go over
/// midnight.
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    /// Reads them.
    ///
    /// @throws IllegalArgumentException saying how they are written
    public static QuietHours parse(String text) {
        String[] parts = text.strip().split("[ -]+", 3);
        try {
            if (parts.length == 3) {
                QuietHours hours =
                        new QuietHours(
                                LocalTime.parse(parts[0]),
                                LocalTime.parse(parts[1]),
                                ZoneId.of(parts[2]));
                if (!hours.from().equals(hours.until())) {
                    return hours;
                }
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(how(text), wrong);
        }
        throw new IllegalArgumentException(how(text));
    }

    private static String how(String text) {
        return "quiet hours are written 22:00-07:00 Europe/Berlin, not " + text;
    }

    /// When they end, if it is one of them; else now.
    Instant end(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean quiet =
                overMidnight
                        ? !time.isBefore(from) || time.isBefore(until)
                        : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return now;
        }
        ZonedDateTime end = here.with(until);
        return (end.isAfter(here) ? end : end.plusDays(1)).toInstant();
    }

    @Override
    public String toString() {
        return from + "-" + until + " " + zone;
    }
}
