package dev.gatehouse.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Who is in which group, however deep. Groups that hold each other in a circle are followed once.
final class Groups {
    /// Groups on one way; deeper ones are not followed.
    static final int WAY_GROUPS_MAX = 16;

    /// Ways from one account or group.
    static final int WAYS_MAX = 100_000;

    private final Map<String, List<Membership>> byMember = new HashMap<>();
    private final Map<String, List<Membership>> byGroup = new HashMap<>();

    /// A way between an account and a group.
    ///
    /// @param end what it leads to
    /// @param memberships on the way, the one of the innermost member first
    record Way(String end, List<Membership> memberships) {
        Way {
            memberships = List.copyOf(memberships);
        }

        /// The right of the group at the top as the account holds it; nothing when it holds within
        /// other resources than those the memberships name.
        Optional<Right> give(Right right, String account) {
            String resource = right.resource();
            List<String> through = new ArrayList<>();
            for (Membership each : memberships.reversed()) {
                Optional<String> within = Within.of(resource, each.resource());
                if (within.isEmpty()) {
                    return Optional.empty();
                }
                resource = within.get();
                through.add(spoken(each.group()));
            }
            through.addAll(right.through());
            return Optional.of(
                    new Right(account, right.permissions(), resource, through, right.named()));
        }

        // `github/acme/group/team/acme/ops` is "team acme/ops".
        private static String spoken(String group) {
            String rest = group.substring(Right.group(Fact.place(group), "").length());
            return rest.replaceFirst("/", " ");
        }
    }

    Groups(List<Membership> memberships) {
        for (Membership each : memberships) {
            byMember.computeIfAbsent(each.member(), _ -> new ArrayList<>()).add(each);
            byGroup.computeIfAbsent(each.group(), _ -> new ArrayList<>()).add(each);
        }
    }

    /// The groups that an account or group is in.
    List<Way> above(String member) {
        return ways(member, byMember, Membership::group, true);
    }

    /// The accounts in a group.
    List<Way> below(String group) {
        return ways(group, byGroup, Membership::member, false).stream()
                .filter(way -> !Right.isGroup(way.end()))
                .toList();
    }

    private static List<Way> ways(
            String start,
            Map<String, List<Membership>> steps,
            Function<Membership, String> end,
            boolean up) {
        List<Way> found = new ArrayList<>();
        Set<Membership> walked = new HashSet<>();
        Deque<Way> open = new ArrayDeque<>(List.of(new Way(start, List.of())));
        while (!open.isEmpty() && found.size() < WAYS_MAX) {
            Way way = open.removeFirst();
            if (way.memberships().size() == WAY_GROUPS_MAX) {
                continue;
            }
            for (Membership next : steps.getOrDefault(way.end(), List.of())) {
                if (walked.add(next)) {
                    List<Membership> longer = new ArrayList<>(way.memberships());
                    longer.add(up ? longer.size() : 0, next);
                    Way further = new Way(end.apply(next), longer);
                    found.add(further);
                    open.addLast(further);
                }
            }
        }
        return found;
    }
}
