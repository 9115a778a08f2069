package dev.gatehouse.server.api;

import dev.gatehouse.event.Permission;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How far whoever a finding is about reaches: what all their accounts may do now, as far as
/// snapshots tell.
final class FindingReach {
    /// Rights shown; the answer says how many there are.
    static final int RIGHTS_MAX = 20;

    private static final String ACCOUNT = "account:";

    // The worst first.
    private static final List<Permission> WEIGHT =
            List.of(
                    Permission.ADMIN,
                    Permission.SECRET,
                    Permission.DEPLOY,
                    Permission.APPROVE,
                    Permission.WRITE,
                    Permission.RUN,
                    Permission.READ);

    private FindingReach() {}

    /// What they may do.
    ///
    /// @param accounts theirs
    /// @param resources on how many resources they hold rights
    /// @param permissions on how many they hold each permission
    /// @param rights the weightiest of them
    /// @param count how many rights there are in all
    public record ReachAnswer(
            List<String> accounts,
            int resources,
            Map<String, Integer> permissions,
            List<RightAnswer> rights,
            int count) {}

    /// One right.
    ///
    /// @param through how they come by it, outermost first
    public record RightAnswer(
            String account, List<String> permissions, String resource, List<String> through) {}

    /// Absent where it is about nobody, or the caller may not see rights.
    static Optional<ReachAnswer> of(EngineRooms rooms, Call call, Finding finding, Instant now) {
        String subject = finding.origin().subject();
        if (subject.isEmpty() || !call.caller().may(Capability.ACCESS_READ)) {
            return Optional.empty();
        }
        PlacesInScope places = new PlacesInScope(call.caller().scope(), rooms.sources());
        Picture granted = rooms.inventory().now();
        Set<String> accounts = new TreeSet<>(accounts(rooms, finding, now));
        accounts.removeIf(account -> !places.holds(account));
        List<Right> rights =
                accounts.stream()
                        .flatMap(account -> granted.rightsOf(account).stream())
                        .sorted(
                                Comparator.comparingInt(FindingReach::weight)
                                        .thenComparing(Right::id))
                        .toList();
        return Optional.of(
                new ReachAnswer(
                        List.copyOf(accounts),
                        (int) rights.stream().map(Right::resource).distinct().count(),
                        permissions(rights),
                        rights.stream().limit(RIGHTS_MAX).map(FindingReach::answer).toList(),
                        rights.size()));
    }

    private static List<String> accounts(EngineRooms rooms, Finding finding, Instant now) {
        String subject = finding.origin().subject();
        String id = subject.substring(subject.indexOf(':') + 1);
        var who = rooms.people().now();
        if (subject.startsWith(ACCOUNT)) {
            return who.subjectOf(id, now)
                    .map(one -> who.accountsOf(one.id(), now))
                    .orElse(List.of(id));
        }
        return who.accountsOf(id, now);
    }

    private static int weight(Right right) {
        for (int at = 0; at < WEIGHT.size(); at++) {
            if (right.permissions().contains(WEIGHT.get(at))) {
                return at;
            }
        }
        return WEIGHT.size();
    }

    private static Map<String, Integer> permissions(List<Right> rights) {
        Map<Permission, Set<String>> held = new EnumMap<>(Permission.class);
        for (Right right : rights) {
            for (Permission permission : right.permissions()) {
                held.computeIfAbsent(permission, _ -> new TreeSet<>()).add(right.resource());
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        held.forEach((permission, some) -> counts.put(permission.word(), some.size()));
        return counts;
    }

    private static RightAnswer answer(Right right) {
        Set<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(right.permissions());
        return new RightAnswer(
                right.account(),
                sorted.stream().map(Permission::word).toList(),
                right.resource(),
                right.through());
    }
}
