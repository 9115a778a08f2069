package dev.gatehouse.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Who is who as of one position of the journal; never changes. Only verified links count here;
/// where two of them give one account away at the same moment, the one recorded last holds, so an
/// id that a tool gave to somebody else belongs to each in their time.
public final class Who {
    /// Nobody is known.
    public static final Who NOBODY = new Who(0, new LinkedHashMap<>(), Map.of());

    private static final Comparator<Link> LAST_FIRST =
            Comparator.comparingLong(Link::position).reversed();

    private final long version;
    private final SequencedMap<String, Subject> subjects;
    private final Map<String, Optional<Subject>> byId = new HashMap<>();
    private final Map<String, List<Link>> byAccount;
    private final Map<String, List<Link>> bySubject = new HashMap<>();
    private final Map<String, List<Person>> groups = new HashMap<>();

    /// @param version grows with what is known
    /// @param subjects by id, in the order to list them
    /// @param links by account, verified ones
    Who(long version, SequencedMap<String, Subject> subjects, Map<String, List<Link>> links) {
        this.version = version;
        this.subjects = subjects;
        this.byAccount = new HashMap<>();
        links.forEach((account, some) ->
                byAccount.put(account, some.stream().sorted(LAST_FIRST).toList()));
        for (List<Link> some : byAccount.values()) {
            for (Link link : some) {
                bySubject.computeIfAbsent(link.subject(), _ -> new ArrayList<>()).add(link);
            }
        }
        for (Subject subject : subjects.values()) {
            byId.put(subject.id(), Optional.of(subject));
            switch (subject) {
                case Person person ->
                        person.groups()
                                .forEach(group ->
                                        groups.computeIfAbsent(group, _ -> new ArrayList<>())
                                                .add(person));
                case Machine _ -> {}
            }
        }
    }

    /// Grows with every change that can alter a judgement; equal versions know the same.
    public long version() {
        return version;
    }

    /// Whose the account was at `when`.
    public Optional<Subject> subjectOf(String account, Instant when) {
        Optional<Link> link = linkOf(account, when);
        return link.isEmpty() ? Optional.empty() : subject(link.get().subject());
    }

    /// Whose the account was at `when`, and around it: nothing changes between two ends of links.
    public Tenure tenureOf(String account, Instant when) {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (Link link : linksTo(account)) {
            for (Instant turn : List.of(link.from(), link.until().orElse(Instant.MAX))) {
                if (turn.isAfter(when)) {
                    until = turn.isBefore(until) ? turn : until;
                } else {
                    from = turn.isAfter(from) ? turn : from;
                }
            }
        }
        return new Tenure(subjectOf(account, when), from, until);
    }

    /// The link that says whose the account was at `when`.
    public Optional<Link> linkOf(String account, Instant when) {
        // Asked several times for every event, so without a stream.
        for (Link link : byAccount.getOrDefault(account, List.of())) {
            if (link.covers(when)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /// The accounts a person or machine had at `when`.
    public List<String> accountsOf(String subject, Instant when) {
        return linksOf(subject).stream()
                .map(Link::account)
                .distinct()
                .filter(account ->
                        linkOf(account, when)
                                .filter(link -> link.subject().equals(subject))
                                .isPresent())
                .sorted()
                .toList();
    }

    /// When which accounts were those of a person or machine.
    public List<Holding> holdingsOf(String subject) {
        List<Holding> holdings = new ArrayList<>();
        for (Link link : linksOf(subject)) {
            List<Link> all = linksTo(link.account());
            holdings.addAll(Holding.of(link, all.subList(0, all.indexOf(link))));
        }
        return holdings;
    }

    /// Every verified link of a person or machine, of all times.
    public List<Link> linksOf(String subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    /// Every verified link of an account, the one that holds first.
    public List<Link> linksTo(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    /// The accounts that have a verified link.
    public Collection<String> accounts() {
        return byAccount.keySet();
    }

    /// The person or machine of that id.
    public Optional<Subject> subject(String id) {
        return byId.getOrDefault(id, Optional.empty());
    }

    /// Every person and machine, by id.
    public Collection<Subject> subjects() {
        return subjects.values();
    }

    /// Persons and machines one of whose names, addresses or ids passes.
    public List<Subject> named(Predicate<String> name) {
        return subjects.values().stream().filter(subject -> isNamed(subject, name)).toList();
    }

    private static boolean isNamed(Subject subject, Predicate<String> name) {
        if (name.test(subject.name()) || name.test(subject.id())) {
            return true;
        }
        return switch (subject) {
            case Person person -> person.emails().stream().anyMatch(name);
            case Machine _ -> false;
        };
    }

    /// The persons of a group of the identity provider.
    public List<Person> groupMembers(String group) {
        return List.copyOf(groups.getOrDefault(group, List.of()));
    }

    /// The manager, the manager's manager and so on, nearest first. Ends where nobody is named,
    /// where somebody is named who is not known, and where it comes round to somebody it has
    /// passed.
    public List<Person> managersOf(Person person) {
        SequencedMap<String, Person> chain = new LinkedHashMap<>();
        Person below = person;
        while (subject(below.manager()).orElse(null) instanceof Person manager
                && !manager.id().equals(person.id())
                && chain.putIfAbsent(manager.id(), manager) == null) {
            below = manager;
        }
        return List.copyOf(chain.values());
    }
}
