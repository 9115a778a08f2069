package dev.gatehouse.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// When people are at work, and the days the plot is hung on, counted back from the end.
///
/// @param until the end, exclusive: nothing happens at or after it
record Calendar(Instant until) {

    private static final double WEEKEND_SHARE = 0.05;
    private static final double MACHINES_AT_NIGHT = 1.3;

    /// How likely a person of this office works at this moment, 0 to 1.
    static double atWork(Office office, Instant at) {
        ZonedDateTime local = at.atZone(office.zone());
        double share =
                switch (local.getHour()) {
                    case 9, 10, 11, 13, 14, 15, 16 -> 1.0;
                    case 8, 12, 17 -> 0.7;
                    case 18 -> 0.35;
                    case 7, 19, 20, 21 -> 0.1;
                    default -> 0.01;
                };
        return isWeekend(local.getDayOfWeek()) ? share * WEEKEND_SHARE : share;
    }

    /// How busy the machines are, 1 on average: nightly jobs are theirs.
    static double machinesBusy(Instant at) {
        int hour = at.atOffset(ZoneOffset.UTC).getHour();
        return hour >= 1 && hour <= 4 ? MACHINES_AT_NIGHT : 0.94;
    }

    /// The moment `time` (UTC) on the `count`-th working day before the day of the end.
    Instant workingDaysBefore(int count, String time) {
        LocalDate day = until.atOffset(ZoneOffset.UTC).toLocalDate();
        int left = count;
        while (left > 0) {
            day = day.minusDays(1);
            if (!isWeekend(day.getDayOfWeek())) {
                left--;
            }
        }
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    /// The moment `time` (UTC) on the `count`-th day before the day of the end.
    Instant daysBefore(int count, String time) {
        LocalDate day = until.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(count);
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    /// Whether offices are closed at that moment, by UTC.
    static boolean isNight(Instant at, int begins, int hours) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        return isWeekend(utc.getDayOfWeek())
                || utc.getHour() < begins
                || utc.getHour() >= begins + hours;
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
