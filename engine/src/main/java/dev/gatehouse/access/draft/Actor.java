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
/// @param groups as a model names them, the team first; of a machine those of the same owner and
///   purpose
/// @param left whether they no longer work here
record Actor(String id, String name, String written, Kind kind, List<String> groups, boolean left) {
    /// As a model names everybody who is a person.
    static final String EVERYBODY = "all-people";

    private static final int ACCOUNT_SLASHES = 3;
    private static final String MACHINES = " machines of ";

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
                            groups(machine),
                            false);
        };
    }

    /// Whether a group, or everybody, means them.
    boolean isIn(String group) {
        return groups.contains(group) || (group.equals(EVERYBODY) && kind == Kind.PERSON);
    }

    /// The group as a model names it; nothing where nobody answers for the machine, or nobody said
    /// what it is for.
    static List<String> groups(Machine machine) {
        return machine.owner().isEmpty() || machine.purpose().isEmpty()
                ? List.of()
                : List.of(machine.purpose() + MACHINES + machine.owner());
    }

    // A star in an account's id would mean other accounts too.
    private static String account(String account) {
        boolean alone =
                account.indexOf('*') < 0
                        && account.chars().filter(c -> c == '/').count() >= ACCOUNT_SLASHES;
        return alone ? account : "";
    }

    /// The groups of a person, the team first.
    static List<String> groups(Person person) {
        Stream<String> team = Stream.of(person.team()).filter(one -> !one.isEmpty());
        return Stream.concat(
                        team.map(one -> "team:" + one),
                        person.groups().stream().sorted().map(one -> "idp:" + one))
                .toList();
    }
}
