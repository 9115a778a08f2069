package dev.gatehouse.access.model;

import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.search.query.Wildcard;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whom a line of the model means, groups taken apart.
///
/// @param written as it stands in the file
/// @param names persons, machines, accounts and groups of the identity provider, as [#namesOf]
///   gives them
/// @param accounts patterns of account texts
/// @param schedules whoever has the shift counts
public record Whom(
        List<String> written, Set<String> names, List<String> accounts, List<Schedule> schedules) {
    static final String EVERY_PERSON = "all-people";
    static final String EVERY_MACHINE = "all-machines";
    static final String PERSON = "person:";
    static final String MACHINE = "machine:";
    static final String ACCOUNT = "account:";
    static final String PROVIDED = "idp:";
    static final String TEAM = "team:";

    public Whom {
        written = List.copyOf(written);
        names = Set.copyOf(names);
        accounts = List.copyOf(accounts);
        schedules = List.copyOf(schedules);
    }

    /// Everything that means this account while it is that subject's. Only what verified links say
    /// comes in here.
    static Set<String> namesOf(String account, Optional<Subject> subject) {
        Set<String> names = new HashSet<>();
        names.add(ACCOUNT + account);
        if (subject.isPresent()) {
            switch (subject.get()) {
                case Person person -> {
                    names.add(EVERY_PERSON);
                    names.add(PERSON + person.id());
                    person.emails().forEach(email -> names.add(person(email)));
                    person.groups().forEach(group -> names.add(PROVIDED + group));
                    if (!person.team().isEmpty()) {
                        names.add(TEAM + person.team());
                    }
                }
                case Machine machine -> {
                    names.add(EVERY_MACHINE);
                    names.add(MACHINE + machine.id());
                    names.add(MACHINE + machine.name());
                }
            }
        }
        return names;
    }

    /// A person's name as written: an address in any case, or an id.
    static String person(String written) {
        return PERSON + (written.indexOf('@') >= 0 ? written.toLowerCase(Locale.ROOT) : written);
    }

    /// Whether one of those names, or the account, is meant at all times.
    boolean means(Set<String> known, String account) {
        for (String name : known) {
            if (names.contains(name)) {
                return true;
            }
        }
        for (String pattern : accounts) {
            if (Wildcard.matches(pattern, account)) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of those names has a shift at `when`.
    boolean onShift(Set<String> known, Instant when) {
        for (Schedule schedule : schedules) {
            for (String name : schedule.onShift(when)) {
                if (known.contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return String.join(", ", written);
    }
}
