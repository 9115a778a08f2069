package dev.gatehouse.access.draft;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// People of a few teams, and what they did, made up by a test.
final class Band {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String PLACE = "github/acme/acme/";

    final Acquaintances who = new Acquaintances();
    final List<Habit> habits = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();

    Band person(String id, String team) {
        return person(id, team, Employment.UNSAID);
    }

    Band person(String id, String team, Employment employment, String... groups) {
        who.subject(
                new Person(
                        id, id, List.of(id + "@acme.test"), team, List.of(groups), "", employment));
        who.link(account(id), id, Instant.MIN, Optional.empty());
        return this;
    }

    Band machine(String id, String owner, String purpose) {
        who.subject(new Machine(id, id, owner, purpose));
        who.link(account(id), id, Instant.MIN, Optional.empty());
        return this;
    }

    /// The tool lets it.
    Band allowed(String id, String place, Permission... permissions) {
        facts.add(
                new Right(
                        account(id),
                        Set.of(permissions),
                        PLACE + place,
                        List.of("team all", "role some"),
                        "some"));
        return this;
    }

    static String account(String id) {
        return "github/acme/user/" + id;
    }

    /// Something done again and again from sixty days ago until yesterday.
    Band always(String id, Permission permission, String place) {
        return did(id, permission, place, 60);
    }

    Band did(String id, Permission permission, String place, int fromDays) {
        return did(id, permission, place, new Span(fromDays, 1, false));
    }

    /// From when until when somebody did it, in days before now.
    record Span(int from, int until, boolean flagged) {}

    Band did(String id, Permission permission, String place, Span span) {
        habits.add(
                new Habit(
                        account(id),
                        id,
                        permission,
                        PLACE + place,
                        10,
                        span.flagged(),
                        NOW.minus(span.from(), ChronoUnit.DAYS),
                        NOW.minus(span.until(), ChronoUnit.DAYS),
                        new EventId(habits.size(), 0)));
        return this;
    }

    Known known() {
        return new Known(who.who(), new Picture(1, NOW, facts, List.of()), NOW);
    }

    Draft draft() {
        return Draft.of(habits, known());
    }
}
