package dev.gatehouse.review;

import dev.gatehouse.inventory.Cause;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.record.ReviewedRight.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When somebody came by what they hold, and by which event: the last change that gave it, be it to
/// them or to the group they are in.
final class Origins {
    private static final Origin UNKNOWN = new Origin(Instant.EPOCH, "");

    private final Map<String, FactChange> given = new HashMap<>();
    private final Map<String, List<FactChange>> joined = new HashMap<>();

    /// @param changes oldest first
    Origins(List<FactChange> changes) {
        for (FactChange change : changes) {
            if (change.after().isPresent()) {
                given.put(change.fact().id(), change);
                if (change.fact() instanceof Membership membership) {
                    joined.computeIfAbsent(membership.member(), _ -> new ArrayList<>()).add(change);
                }
            }
        }
    }

    Origin of(Right right) {
        FactChange direct = given.get(right.id());
        if (direct != null) {
            return origin(direct);
        }
        // A right of a group names in its way the group it comes by.
        String way = String.join(" › ", right.through());
        Optional<FactChange> by =
                joined.getOrDefault(right.account(), List.of()).reversed().stream()
                        .filter(change ->
                                change.fact() instanceof Membership membership
                                        && way.contains(name(membership.group())))
                        .findFirst();
        return by.map(Origins::origin).orElse(UNKNOWN);
    }

    Origin of(CredentialFact credential) {
        FactChange direct = given.get(credential.id());
        Optional<Instant> created = credential.life().created();
        if (direct != null && !(direct.cause() instanceof Cause.FirstSight)) {
            return origin(direct);
        }
        return created.map(when -> new Origin(when, ""))
                .orElse(direct == null ? UNKNOWN : origin(direct));
    }

    /// Whether it was given since then, so that it had no time to be unused for long.
    boolean isSince(Right right, Instant from) {
        return of(right).given().isAfter(from);
    }

    private static String name(String group) {
        return group.substring(group.lastIndexOf('/') + 1);
    }

    private static Origin origin(FactChange change) {
        return switch (change.cause()) {
            case Cause.ByEvent(var event) -> new Origin(change.when(), event.toString());
            case Cause.FirstSight _ -> new Origin(Instant.EPOCH, "first-sight");
            case Cause.Unexplained _ -> new Origin(change.when(), "unexplained");
        };
    }
}
