package dev.gatehouse.access.draft;

import dev.gatehouse.access.draft.Shared.Done;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says beside each line of a draft who did it, how often, and which right gives it.
final class Reasons {
    /// Accounts whose rights are looked up for one line.
    private static final int ACCOUNTS_MAX = 3;

    private final Shared shared;
    private final Granted granted;

    Reasons(Shared shared, Granted granted) {
        this.shared = shared;
        this.granted = granted;
    }

    Line line(String group, String on, Draft.Pattern pattern) {
        Map<String, Long> people = new HashMap<>();
        Map<String, Long> accounts = new HashMap<>();
        long events = 0;
        for (Permission permission : pattern.allow()) {
            for (String place : pattern.places()) {
                for (Done done : shared.at(permission, place)) {
                    if (done.actor().isIn(group)) {
                        events += done.habit().events();
                        people.merge(done.actor().name(), done.habit().events(), Long::sum);
                        accounts.merge(done.habit().account(), done.habit().events(), Long::sum);
                    }
                }
            }
        }
        return new Line(
                group,
                needed(pattern.allow()),
                on,
                events,
                most(people),
                granted(most(accounts), pattern));
    }

    // Writing brings reading along, deploying running.
    private static Set<Permission> needed(Set<Permission> seen) {
        EnumSet<Permission> needed = EnumSet.copyOf(seen);
        if (seen.contains(Permission.WRITE)) {
            needed.remove(Permission.READ);
        }
        if (seen.contains(Permission.DEPLOY)) {
            needed.remove(Permission.RUN);
        }
        return needed;
    }

    private static List<String> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, Long>>comparingLong(one -> -one.getValue())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String granted(List<String> accounts, Draft.Pattern pattern) {
        String place = pattern.places().iterator().next();
        for (String account : accounts.subList(0, Math.min(ACCOUNTS_MAX, accounts.size()))) {
            Optional<Right> right = granted.by(account, needed(pattern.allow()), place);
            if (right.isPresent()) {
                return String.join(" › ", right.get().through());
            }
        }
        return "";
    }
}
