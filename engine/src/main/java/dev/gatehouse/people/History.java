package dev.gatehouse.people;

import dev.gatehouse.event.Words;
import dev.gatehouse.record.OwnRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that was ever told of people, in order. Guarded by the lock of [People].
final class History {
    private final List<Told> told = new ArrayList<>();

    List<Told> told() {
        return List.copyOf(told);
    }

    /// The position behind the last record; 0 where there is none.
    long end() {
        return told.isEmpty() ? 0 : told.getLast().position() + 1;
    }

    void add(Told next) {
        told.add(next);
    }

    /// @return whether one of them was here
    boolean removeAll(Collection<Long> positions) {
        return told.removeIf(each -> positions.contains(each.position()));
    }

    /// What was known once every record below `position` had been told.
    Known before(long position) {
        Known known = new Known();
        for (Told each : told) {
            if (each.position() >= position) {
                break;
            }
            known.take(each);
        }
        return known;
    }

    /// What the records come to.
    static final class Known {
        private final TreeMap<String, Subject> subjects = new TreeMap<>();
        private final Map<String, Map<String, Link>> links = new HashMap<>();
        private final Map<String, Long> refused = new HashMap<>();
        private long version;

        void take(Told told) {
            boolean judged =
                    switch (told.record()) {
                        case OwnRecord.PersonChanged person -> put(person(person));
                        case OwnRecord.MachineChanged machine ->
                                put(
                                        new Machine(
                                                machine.machine(),
                                                machine.name(),
                                                machine.owner(),
                                                machine.purpose()));
                        case OwnRecord.AccountLinked linked -> link(linked, told.position());
                        case OwnRecord.AccountUnlinked unlinked ->
                                Optional.ofNullable(
                                                of(unlinked.account()).remove(unlinked.subject()))
                                        .filter(link -> link.proof().isVerified())
                                        .isPresent();
                        case OwnRecord.SuggestionRefused no -> {
                            refused.put(pair(no.account(), no.subject()), told.position());
                            yield false;
                        }
                        case OwnRecord.PeopleImported _ -> false;
                    };
            if (judged) {
                version = told.position() + 1;
            }
        }

        private boolean put(Subject subject) {
            return !subject.equals(subjects.put(subject.id(), subject));
        }

        private static Person person(OwnRecord.PersonChanged told) {
            Employment employment =
                    new Employment(sent(told.start()), sent(told.moved()), sent(told.end()));
            return new Person(
                    told.person(),
                    told.name(),
                    told.emails(),
                    told.team(),
                    told.groups(),
                    told.manager(),
                    employment);
        }

        // What one person said takes nothing away from what is proven.
        private boolean link(OwnRecord.AccountLinked told, long position) {
            Proof proof = Words.parse(Proof.class, told.proof()).orElse(Proof.MANUAL);
            Link link =
                    new Link(
                            told.account(),
                            told.subject(),
                            proof,
                            sent(told.from()).orElse(Instant.MIN),
                            sent(told.until()),
                            position,
                            told.by());
            Link before = of(told.account()).get(told.subject());
            boolean provenBefore = before != null && before.proof().isVerified();
            if (!provenBefore || proof.isVerified()) {
                of(told.account()).put(told.subject(), link);
            }
            return proof.isVerified();
        }

        private Map<String, Link> of(String account) {
            return links.computeIfAbsent(account, _ -> new LinkedHashMap<>());
        }

        Map<String, Map<String, Link>> links() {
            return links;
        }

        boolean isRefused(String account, String subject) {
            return refused.containsKey(pair(account, subject));
        }

        Who who() {
            Map<String, List<Link>> verified = new HashMap<>();
            links.forEach((account, bySubject) -> {
                List<Link> some =
                        bySubject.values().stream()
                                .filter(link -> link.proof().isVerified())
                                .toList();
                if (!some.isEmpty()) {
                    verified.put(account, some);
                }
            });
            return new Who(version, new TreeMap<>(subjects), verified);
        }

        // Neither an account nor an id holds a line feed; both are checked before they are
        // recorded.
        private static String pair(String account, String subject) {
            return account + "\n" + subject;
        }

        private static Optional<Instant> sent(Instant time) {
            return time.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(time);
        }
    }
}
