package dev.gatehouse.server.api;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Question.Role;
import dev.gatehouse.finding.Questions;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.server.engine.EngineRooms;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whom a finding can be put to, and whom never: the accounts that did what it rests on are
/// suspected, so no mail goes to an address that is the name of one, and no user of such a name
/// answers. Where not every event is known, all accounts of whoever it is about are suspected.
final class WhoToAsk {
    private static final int ACCOUNT_PARTS = 4;

    private final EngineRooms rooms;
    private final Finding finding;
    private final Instant now;
    private final Who who;
    private final Optional<Subject> subject;
    private final Set<String> suspects;

    WhoToAsk(EngineRooms rooms, Finding finding, Instant now) {
        this.rooms = rooms;
        this.finding = finding;
        this.now = now;
        this.who = rooms.people().now();
        this.subject = subject();
        this.suspects = suspects();
    }

    /// Persons to ask, or why there are none.
    ///
    /// @param problem empty where there are some
    record Chosen(List<Person> persons, String problem) {
        private static Chosen none(String problem) {
            return new Chosen(List.of(), problem);
        }
    }

    private Optional<Subject> subject() {
        String about = finding.origin().subject();
        String id = about.substring(about.indexOf(':') + 1);
        return about.startsWith("account:")
                ? who.subjectOf(id, finding.evidence().last())
                : who.subject(id);
    }

    private Set<String> suspects() {
        List<String> ids = finding.evidence().events();
        List<Event> events =
                ids.stream()
                        .map(EventId::parse)
                        .flatMap(id -> rooms.index().event(id).stream())
                        .toList();
        Set<String> accounts = new HashSet<>();
        events.forEach(event -> accounts.add(event.account()));
        String about = finding.origin().subject();
        if (about.startsWith("account:")) {
            accounts.add(about.substring("account:".length()));
        }
        boolean knowsAll =
                !ids.isEmpty()
                        && events.size() == ids.size()
                        && finding.evidence().count() <= ids.size();
        if (!knowsAll) {
            subject.ifPresent(one -> accounts.addAll(who.accountsOf(one.id(), now)));
        }
        Set<String> names = new HashSet<>();
        for (String account : accounts) {
            String[] parts = account.split("/", ACCOUNT_PARTS);
            names.add(small(parts[parts.length - 1]));
            rooms.accounts()
                    .of(account)
                    .map(AccountSeen::name)
                    .map(WhoToAsk::small)
                    .ifPresent(names::add);
        }
        return names;
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Whether that is the name of an account that is suspected.
    boolean isSuspected(String name) {
        return suspects.contains(small(name));
    }

    /// Who can be asked as that.
    Chosen as(Role role) {
        return switch (role) {
            case PERSON -> person();
            case MACHINE_OWNER -> machineOwner();
            case RESOURCE_OWNER -> resourceOwner();
        };
    }

    private Chosen person() {
        return switch (subject.orElse(null)) {
            case Person person -> present(List.of(person));
            case Machine _ -> Chosen.none("it is about a machine; ask its owner");
            case null -> Chosen.none("nobody knows whose the account is; link it in People");
        };
    }

    private Chosen machineOwner() {
        if (!(subject.orElse(null) instanceof Machine machine)) {
            return Chosen.none("it is about no machine");
        }
        return who.subject(machine.owner()).orElse(null) instanceof Person owner
                ? present(List.of(owner))
                : Chosen.none("nobody answers for the machine");
    }

    // The model names a team. Whoever it is about does not answer for the team.
    private Chosen resourceOwner() {
        Optional<String> team =
                rooms.judgement().rulebook().model().ownerOf(finding.origin().resource());
        if (finding.origin().resource().isEmpty() || team.isEmpty()) {
            return Chosen.none("the access model names no owner of the resource");
        }
        List<Person> persons =
                who.subjects().stream()
                        .filter(Person.class::isInstance)
                        .map(Person.class::cast)
                        .filter(one ->
                                one.team().equals(team.get()) || one.groups().contains(team.get()))
                        .filter(one -> !subject.equals(Optional.of(one)))
                        .limit(Questions.PERSONS_MAX)
                        .toList();
        return persons.isEmpty()
                ? Chosen.none("nobody else is known of " + team.get() + ", which owns the resource")
                : present(persons);
    }

    private Chosen present(List<Person> persons) {
        List<Person> here = persons.stream().filter(one -> !one.employment().hasLeft(now)).toList();
        return here.isEmpty()
                ? Chosen.none("whoever could be asked has left")
                : new Chosen(here, "");
    }

    /// Their mail addresses, less those that are suspected.
    List<String> addresses(Collection<Person> persons) {
        return persons.stream()
                .flatMap(one -> one.emails().stream())
                .filter(address -> !isSuspected(address))
                .distinct()
                .limit(Questions.PERSONS_MAX)
                .toList();
    }

    /// The person a user of Gatehouse is: the one whose id or address is the user's name.
    static Optional<Person> personOf(Who who, String user) {
        return who.named(name -> name.equalsIgnoreCase(user)).stream()
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .filter(one ->
                        one.id().equalsIgnoreCase(user)
                                || one.emails().stream().anyMatch(user::equalsIgnoreCase))
                .findFirst();
    }
}
