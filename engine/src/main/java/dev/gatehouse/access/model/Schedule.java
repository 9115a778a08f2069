package dev.gatehouse.access.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who has a shift when, or which hours of the week something is open.
///
/// @param zone whose clock the hours are of
/// @param shifts of persons
/// @param weekly hours
public record Schedule(String name, ZoneId zone, List<Shift> shifts, List<Hours> weekly) {
    public Schedule {
        shifts = List.copyOf(shifts);
        weekly = List.copyOf(weekly);
    }

    /// One shift.
    ///
    /// @param who as [Whom] names them
    /// @param to the first moment after it
    public record Shift(String who, Instant from, Instant to) {}

    /// Hours of some days; where they end before they begin, they go past midnight.
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Hours {
            days = Set.copyOf(days);
        }

        boolean hold(ZonedDateTime when) {
            LocalTime time = when.toLocalTime();
            if (from.isBefore(to)) {
                return days.contains(when.getDayOfWeek())
                        && !time.isBefore(from)
                        && time.isBefore(to);
            }
            return (days.contains(when.getDayOfWeek()) && !time.isBefore(from))
                    || (days.contains(when.getDayOfWeek().minus(1)) && time.isBefore(to));
        }
    }

    /// Whose shift it is.
    Set<String> onShift(Instant when) {
        return shifts.stream()
                .filter(shift -> !when.isBefore(shift.from()) && when.isBefore(shift.to()))
                .map(Shift::who)
                .collect(Collectors.toSet());
    }

    /// Whether its hours hold.
    boolean isOpen(Instant when) {
        ZonedDateTime there = when.atZone(zone);
        return weekly.stream().anyMatch(hours -> hours.hold(there));
    }
}
