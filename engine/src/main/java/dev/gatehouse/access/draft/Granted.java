package dev.gatehouse.access.draft;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the tools allow a group as a whole: at least half of those who are in it and have an
/// account there may do it. That somebody set it up so for all of them speaks for what one of them
/// does alone. Belongs to one draft.
final class Granted {
    /// One in so many of a group must be allowed it.
    static final int HOLDERS_SHARE = 2;

    /// Accounts whose rights are remembered.
    static final int ACCOUNTS_MAX = 20_000;

    private final Known known;
    private final Map<String, Map<String, List<Right>>> rights = new HashMap<>();
    // By group, of each of it the accounts.
    private final Map<String, List<List<String>>> members = new HashMap<>();
    private final Map<Asked, Boolean> whole = new HashMap<>();
    // By instance, how many have an account there.
    private final Map<String, Integer> people = new HashMap<>();
    private Optional<Map<String, Long>> holders = Optional.empty();

    private record Asked(String group, Permission permission, String place) {}

    Granted(Known known) {
        this.known = known;
        for (Subject subject : known.who().subjects()) {
            List<String> accounts = known.who().accountsOf(subject.id(), known.at());
            for (String group : accounts.isEmpty() ? List.<String>of() : groups(subject)) {
                members.computeIfAbsent(group, _ -> new ArrayList<>()).add(accounts);
            }
        }
    }

    private List<String> groups(Subject subject) {
        return switch (subject) {
            case Person person -> {
                List<String> groups = new ArrayList<>();
                if (!person.employment().hasLeft(known.at())) {
                    groups.addAll(Actor.groups(person));
                    groups.add(Actor.EVERYBODY);
                }
                yield groups;
            }
            case Machine machine -> Actor.groups(machine);
        };
    }

    /// The right that lets an account do it there; nothing where no snapshot tells of one.
    Optional<Right> by(String account, Set<Permission> permissions, String place) {
        if (rights.size() == ACCOUNTS_MAX) {
            rights.clear();
        }
        Map<String, List<Right>> theirs = rights.computeIfAbsent(account, this::byResource);
        for (String path = place; path.contains("/"); path = above(path)) {
            for (Right right : theirs.getOrDefault(path, List.of())) {
                if (permissions.stream()
                        .allMatch(one -> Grounds.permits(right.permissions(), one))) {
                    return Optional.of(right);
                }
            }
        }
        return Optional.empty();
    }

    // One with stars says little about a single place.
    private Map<String, List<Right>> byResource(String account) {
        Map<String, List<Right>> all = new HashMap<>();
        for (Right right : known.granted().rightsOf(account)) {
            if (right.resource().indexOf('*') < 0) {
                all.computeIfAbsent(right.resource(), _ -> new ArrayList<>(1)).add(right);
            }
        }
        return all;
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /// Whether a group is allowed it as a whole, and not merely as everybody is.
    boolean toAll(String group, Permission permission, String place) {
        return whole.computeIfAbsent(
                new Asked(group, permission, place),
                _ -> isToAll(group, permission, place) && !isToEverybody(permission, place));
    }

    private boolean isToAll(String group, Permission permission, String place) {
        long allowed = 0;
        List<List<String>> there = at(group, place);
        for (List<String> accounts : there) {
            boolean may =
                    accounts.stream()
                            .anyMatch(one -> by(one, Set.of(permission), place).isPresent());
            allowed += may ? 1 : 0;
        }
        return allowed > 0 && allowed * HOLDERS_SHARE >= there.size();
    }

    private List<List<String>> at(String group, String place) {
        String instance = Grounds.place(place) + "/";
        return members.getOrDefault(group, List.of()).stream()
                .map(some -> some.stream().filter(one -> one.startsWith(instance)).toList())
                .filter(some -> !some.isEmpty())
                .toList();
    }

    private boolean isToEverybody(Permission permission, String place) {
        for (String path = place; path.contains("/"); path = above(path)) {
            if (toEverybody(permission, path)) {
                return true;
            }
        }
        return false;
    }

    /// Whether everybody holds a right on exactly this resource.
    boolean toEverybody(Permission permission, String resource) {
        if (holders.isEmpty()) {
            holders = Optional.of(counted());
        }
        long allowed = holders.get().getOrDefault(permission.word() + " " + resource, 0L);
        return allowed > 0
                && allowed * HOLDERS_SHARE
                        >= people.computeIfAbsent(
                                Grounds.place(resource), at -> at(Actor.EVERYBODY, at).size());
    }

    // By permission and resource, how many people hold it.
    private Map<String, Long> counted() {
        Map<String, Long> counts = new HashMap<>();
        for (List<String> accounts : members.getOrDefault(Actor.EVERYBODY, List.of())) {
            Set<String> theirs = new HashSet<>();
            for (String account : accounts) {
                for (Right right : known.granted().rightsOf(account)) {
                    for (Permission one : Permission.values()) {
                        if (Grounds.permits(right.permissions(), one)) {
                            theirs.add(one.word() + " " + right.resource());
                        }
                    }
                }
            }
            theirs.forEach(one -> counts.merge(one, 1L, Long::sum));
        }
        return counts;
    }
}
