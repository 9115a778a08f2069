package dev.gatehouse.access.model;

import dev.gatehouse.condition.Expression;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// When a line of the model holds.
///
/// @param when a condition over the event; empty where there is none
/// @param zone whose clock `time` in it is of
/// @param during hours one of which must hold, where there are any
public record Terms(Optional<Expression> when, ZoneId zone, List<Schedule> during) {
    public Terms {
        during = List.copyOf(during);
    }

    /// Whether it holds always.
    public boolean isAlways() {
        return when.isEmpty() && during.isEmpty();
    }

    /// Said in words.
    @Override
    public String toString() {
        String hours = String.join(" or ", during.stream().map(Schedule::name).toList());
        String condition = when.map(Expression::text).orElse("");
        return hours.isEmpty() || condition.isEmpty()
                ? hours + condition
                : hours + " and " + condition;
    }
}
