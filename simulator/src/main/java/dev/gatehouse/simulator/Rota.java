package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Who is on call for a team: its people in turn, a week each, handed over at the hour of the end.
record Rota(Company company, Calendar calendar) {

    private static final int DAYS_EACH = 7;

    /// Weeks before the end that are listed.
    static final int WEEKS = 5;

    Person onCall(Team team, Instant at) {
        return onCall(team, (int) (Duration.between(at, calendar.until()).toDays() / DAYS_EACH));
    }

    /// The person of the week that ends `weeksBack` weeks before the end; 0 is the last one.
    Person onCall(Team team, int weeksBack) {
        List<Person> people = company.team(team);
        return people.get(Math.floorMod(weeksBack, people.size()));
    }

    /// When the week that ends `weeksBack` weeks before the end began.
    Instant weekStart(int weeksBack) {
        return calendar.until().minus(Duration.ofDays((weeksBack + 1L) * DAYS_EACH));
    }
}
