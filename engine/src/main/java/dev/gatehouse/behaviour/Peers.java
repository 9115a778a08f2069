package dev.gatehouse.behaviour;

import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The accounts of the people somebody works with. Machines have none: they are never measured by
/// people, nor people by them.
final class Peers {
    /// People a team has beside one before it says anything of them.
    static final int PEERS_MIN = 4;

    /// Of a larger team so many are asked.
    static final int PEERS_MAX = 50;

    private long version = -1;
    private final Map<String, List<Person>> teams = new HashMap<>();

    /// The accounts of each person of the same team who is not this one; none where too few are
    /// known.
    List<List<String>> of(String account, Instant when, Who who) {
        Optional<Person> person = person(who.subjectOf(account, when));
        if (person.isEmpty() || person.get().team().isEmpty()) {
            return List.of();
        }
        know(who);
        List<List<String>> peers = new ArrayList<>();
        for (Person other : teams.getOrDefault(person.get().team(), List.of())) {
            if (!other.id().equals(person.get().id()) && peers.size() < PEERS_MAX) {
                peers.add(who.accountsOf(other.id(), when));
            }
        }
        return peers.size() < PEERS_MIN ? List.of() : peers;
    }

    private void know(Who who) {
        if (version == who.version()) {
            return;
        }
        version = who.version();
        teams.clear();
        for (Subject subject : who.subjects()) {
            person(Optional.of(subject))
                    .ifPresent(one ->
                            teams.computeIfAbsent(one.team(), _ -> new ArrayList<>()).add(one));
        }
    }

    private static Optional<Person> person(Optional<Subject> subject) {
        return subject.flatMap(one ->
                switch (one) {
                    case Person person -> Optional.of(person);
                    case Machine _ -> Optional.empty();
                });
    }
}
