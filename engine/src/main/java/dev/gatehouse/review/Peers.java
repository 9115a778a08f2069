package dev.gatehouse.review;

import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many others of the same team hold the same permissions on the same resource, by whatever
/// way. Used by one thread.
final class Peers {
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<Held, Set<String>> holders = new HashMap<>();

    private record Held(String team, String resource, Set<?> permissions) {}

    /// How many hold it, of how many.
    record Count(int peers, int team) {
        static final Count NONE = new Count(0, 0);
    }

    Peers(Who who, Instant at) {
        for (Subject subject : who.subjects()) {
            if (subject instanceof Person person
                    && !person.team().isEmpty()
                    && !person.employment().hasLeft(at)) {
                sizes.merge(person.team(), 1, Integer::sum);
            }
        }
    }

    void see(Right right, Optional<Subject> holder) {
        if (holder.orElse(null) instanceof Person person && sizes.containsKey(person.team())) {
            holders.computeIfAbsent(held(right, person), _ -> new HashSet<>()).add(person.id());
        }
    }

    Count of(Right right, Optional<Subject> holder) {
        if (!(holder.orElse(null) instanceof Person person) || !sizes.containsKey(person.team())) {
            return Count.NONE;
        }
        int others = holders.getOrDefault(held(right, person), Set.of()).size() - 1;
        return new Count(Math.max(0, others), Math.max(0, sizes.get(person.team()) - 1));
    }

    private static Held held(Right right, Person person) {
        return new Held(person.team(), right.resource(), right.permissions());
    }
}
