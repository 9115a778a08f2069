package dev.gatehouse.people;

import dev.gatehouse.record.OwnRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a file makes of who is known: remembers what it has said so far, so that a later entry
/// about the same person goes on from there.
final class Drafts {
    /// Persons and machines of one installation.
    static final int SUBJECTS_MAX = 500_000;

    /// Memberships that one file may name in groups of their own.
    static final int MEMBERSHIPS_MAX = 2_000_000;

    private final Who known;
    private final Instant now;
    private final Map<String, Subject> told = new HashMap<>();
    private final TreeMap<String, TreeSet<String>> groupsOf = new TreeMap<>();
    private final TreeSet<String> groups = new TreeSet<>();
    private long memberships;

    Drafts(Who known, Instant now) {
        this.known = known;
        this.now = now;
    }

    Optional<Subject> of(String id) {
        return Optional.ofNullable(told.get(id)).or(() -> known.subject(id));
    }

    /// Somebody as they are now, or again as they were.
    ///
    /// @throws IllegalArgumentException with why they cannot be taken
    Person person(Entry.OfPerson entry) {
        Optional<Person> before = checked(entry.id(), Person.class);
        Optional<Person> some = before;
        String name =
                entry.name()
                        .map(Names::plain)
                        .or(() -> some.map(Person::name))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "nobody with this id is known, and no name is given"));
        String team = entry.team().map(Names::plain).orElse(before.map(Person::team).orElse(""));
        Person person =
                new Person(
                        entry.id(),
                        name,
                        entry.emails()
                                .map(Names::plain)
                                .orElse(before.map(Person::emails).orElse(List.of())),
                        team,
                        entry.groups()
                                .map(Names::plain)
                                .orElse(before.map(Person::groups).orElse(List.of())),
                        entry.manager().orElse(before.map(Person::manager).orElse("")),
                        employment(entry, before, team));
        told.put(person.id(), person);
        return person;
    }

    private Employment employment(Entry.OfPerson entry, Optional<Person> before, String team) {
        Employment was = before.map(Person::employment).orElse(Employment.UNSAID);
        boolean goes =
                before.filter(person -> !person.team().isEmpty() && !person.team().equals(team))
                        .isPresent();
        return new Employment(
                entry.days().start().or(was::start),
                goes ? Optional.of(now) : was.moved(),
                end(entry, was));
    }

    // Who was told to be gone without a day is gone since the file was last told of them, which is
    // never later than now; who is told to be there again is.
    private Optional<Instant> end(Entry.OfPerson entry, Employment was) {
        Optional<Instant> said = entry.days().end();
        if (entry.active().isEmpty()) {
            return said.or(was::end);
        }
        if (entry.active().get()) {
            return said.filter(now::isBefore);
        }
        if (said.isPresent()) {
            return said;
        }
        return was.hasLeft(now)
                ? was.end()
                : entry.days().toldLast().filter(now::isAfter).or(() -> Optional.of(now));
    }

    /// @throws IllegalArgumentException with why it cannot be taken
    Machine machine(Entry.OfMachine entry) {
        checked(entry.id(), Machine.class);
        Machine machine =
                new Machine(
                        entry.id(),
                        Names.plain(entry.name()),
                        entry.owner(),
                        Names.plain(entry.purpose()));
        told.put(machine.id(), machine);
        return machine;
    }

    private <S extends Subject> Optional<S> checked(String id, Class<S> type) {
        if (!Names.isId(id)) {
            throw new IllegalArgumentException(
                    "an id has 1 to "
                            + Names.NAME_CHARS_MAX
                            + " characters, none of them a control");
        }
        Optional<Subject> before = of(id);
        if (before.isPresent() && !type.isInstance(before.get())) {
            throw new IllegalArgumentException(
                    "persons and machines share one set of ids, and this one is taken by the other"
                            + " kind");
        }
        if (before.isEmpty() && known.subjects().size() + told.size() >= SUBJECTS_MAX) {
            throw new IllegalArgumentException(
                    "there are " + SUBJECTS_MAX + " persons and machines already");
        }
        return before.map(type::cast);
    }

    /// Notes who is in a group; the persons change once the whole file is read.
    ///
    /// @throws IllegalArgumentException when there are too many
    void group(Entry.OfGroup group) {
        memberships += group.members().size();
        if (memberships > MEMBERSHIPS_MAX) {
            throw new IllegalArgumentException(
                    "the groups of this file have more than " + MEMBERSHIPS_MAX + " members");
        }
        String name = Names.plain(group.name());
        groups.add(name);
        group.members()
                .forEach(
                        member -> groupsOf.computeIfAbsent(member, _ -> new TreeSet<>()).add(name));
    }

    /// The persons whom the groups of the file change.
    List<Person> regrouped() {
        if (groups.isEmpty()) {
            return List.of();
        }
        TreeMap<String, Subject> all = new TreeMap<>(told);
        known.subjects().forEach(subject -> all.putIfAbsent(subject.id(), subject));
        return all.values().stream()
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .filter(person -> !regrouped(person).equals(person))
                .map(this::regrouped)
                .toList();
    }

    private Person regrouped(Person person) {
        TreeSet<String> mine = new TreeSet<>(person.groups());
        mine.removeAll(groups);
        mine.addAll(groupsOf.getOrDefault(person.id(), new TreeSet<>()));
        boolean same = mine.equals(new TreeSet<>(person.groups()));
        return same
                ? person
                : new Person(
                        person.id(),
                        person.name(),
                        person.emails(),
                        person.team(),
                        List.copyOf(mine),
                        person.manager(),
                        person.employment());
    }

    static OwnRecord.OfPeople record(Subject subject, String by) {
        return switch (subject) {
            case Person person ->
                    new OwnRecord.PersonChanged(
                            person.id(),
                            person.name(),
                            person.emails(),
                            person.team(),
                            person.groups(),
                            person.manager(),
                            person.employment().start().orElse(Instant.EPOCH),
                            person.employment().moved().orElse(Instant.EPOCH),
                            person.employment().end().orElse(Instant.EPOCH),
                            by);
            case Machine machine ->
                    new OwnRecord.MachineChanged(
                            machine.id(), machine.name(), machine.owner(), machine.purpose(), by);
        };
    }
}
