package dev.gatehouse.access.draft;

import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whoever stands behind a habit: a person or machine by verified links, else the account alone.
///
/// @param id never the same for two
/// @param written as a model names them; empty where no text of a model can mean them alone
/// @param groups as a model names them, the team first
/// @param left whether they no longer work here
record Actor(String id, String name, String written, Kind kind, List<String> groups, boolean left) {
    private static final int ACCOUNT_SLASHES = 3;

    enum Kind {
        PERSON,
        MACHINE,
        NOBODYS
    }

    static Actor of(Habit habit, Known known) {
        Optional<Subject> subject = known.who().subjectOf(habit.account(), habit.last());
        if (subject.isEmpty()) {
            return new Actor(
                    habit.account(),
                    habit.name(),
                    account(habit.account()),
                    Kind.NOBODYS,
                    List.of(),
                    false);
        }
        return switch (subject.get()) {
            case Person person ->
                    new Actor(
                            person.id(),
                            person.name(),
                            "person:" + person.id(),
                            Kind.PERSON,
                            groups(person),
                            person.employment().hasLeft(known.at()));
            case Machine machine ->
                    new Actor(
                            machine.id(),
                            machine.name(),
                            "machine:" + machine.id(),
                            Kind.MACHINE,
                            List.of(),
                            false);
        };
    }

    // A star in an account's id would mean other accounts too.
    private static String account(String account) {
        boolean alone =
                account.indexOf('*') < 0
                        && account.chars().filter(c -> c == '/').count() >= ACCOUNT_SLASHES;
        return alone ? account : "";
    }

    private static List<String> groups(Person person) {
        Stream<String> team = Stream.of(person.team()).filter(one -> !one.isEmpty());
        return Stream.concat(
                        team.map(one -> "team:" + one),
                        person.groups().stream().sorted().map(one -> "idp:" + one))
                .toList();
    }
}
