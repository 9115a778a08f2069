package dev.gatehouse.review;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.record.ReviewedRight;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was done with a right lately, and whether it would be known. Used by one thread.
final class Usage {
    private final Inputs inputs;
    private final Map<String, Optional<String>> unseen = new HashMap<>();

    Usage(Inputs inputs) {
        this.inputs = inputs;
    }

    /// @param uses of the account that holds it
    ReviewedRight.Use of(Right right, List<Use> uses) {
        long events = 0;
        Instant last = Instant.EPOCH;
        for (Use use : uses) {
            if (Grounds.permits(right.permissions(), use.permission())
                    && use.lastAllowed().isPresent()
                    && Grounds.reaches(right, use.resource())) {
                events += use.events();
                last = use.last().isAfter(last) ? use.last() : last;
            }
        }
        String why =
                right.permissions().stream()
                        .flatMap(one -> unseen(right, one).stream())
                        .findFirst()
                        .orElse("");
        return new ReviewedRight.Use(events, last, why);
    }

    /// Those of its permissions that nobody needed where use would have been seen.
    Set<Permission> unused(Right right, List<Use> uses) {
        Set<Permission> unused = EnumSet.noneOf(Permission.class);
        for (Permission one : right.permissions()) {
            boolean used =
                    uses.stream()
                            .anyMatch(use ->
                                    Grounds.permits(Set.of(use.permission()), one)
                                            && Grounds.reaches(right, use.resource()));
            if (!used && unseen(right, one).isEmpty()) {
                unused.add(one);
            }
        }
        return unused;
    }

    private Optional<String> unseen(Right right, Permission permission) {
        String place = Grounds.place(right.resource());
        return unseen.computeIfAbsent(
                place + " " + permission.word(),
                _ -> inputs.watched().unseen(place, permission, inputs.from()));
    }
}
