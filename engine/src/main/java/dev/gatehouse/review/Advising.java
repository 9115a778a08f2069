package dev.gatehouse.review;

import dev.gatehouse.event.Permission;
import dev.gatehouse.record.ReviewedRight;
import dev.gatehouse.record.ReviewedRight.Advice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What to do with a line, and whether keeping it needs a reason, from what is known of it.
final class Advising {
    private Advising() {}

    /// What is known.
    ///
    /// @param permissions what it allows
    /// @param unused those that were not used where use would have been seen
    /// @param inactive whether it is a credential that opens nothing any more
    record Known(
            ReviewedRight.Whose whose,
            Set<Permission> permissions,
            Set<Permission> unused,
            boolean inactive,
            ReviewedRight.Use use,
            String expected,
            boolean conflicts) {}

    static Advice advise(Known known) {
        Because because = because(known);
        EnumSet<Permission> left = EnumSet.noneOf(Permission.class);
        Decision decision =
                switch (because) {
                    case LEFT, DENIED, INACTIVE, UNUSED -> Decision.REVOKE;
                    case PARTLY_UNUSED -> Decision.REDUCE;
                    case CONFLICT, GOVERNED, NOBODY, UNSEEN -> Decision.ASK;
                    case USED_AND_EXPECTED, EXPECTED, USED -> Decision.KEEP;
                };
        switch (decision) {
            case KEEP, ASK -> left.addAll(known.permissions());
            case REDUCE -> {
                left.addAll(known.permissions());
                left.removeAll(known.unused());
            }
            case REVOKE, DELEGATE, NOT_MINE, UNDO -> {}
        }
        return new Advice(decision.word(), words(left), because.word());
    }

    private static Because because(Known known) {
        boolean used = known.use().events() > 0;
        boolean decided = known.expected().equals("decided");
        if (known.whose().standing().equals(Standing.LEFT.word())) {
            return Because.LEFT;
        }
        if (known.expected().equals("never")) {
            return Because.DENIED;
        }
        if (known.conflicts()) {
            return Because.CONFLICT;
        }
        if (known.inactive()) {
            return Because.INACTIVE;
        }
        if (!known.permissions().isEmpty() && known.unused().containsAll(known.permissions())) {
            return Because.UNUSED;
        }
        if (!known.unused().isEmpty()) {
            return Because.PARTLY_UNUSED;
        }
        if (known.expected().equals("governed")) {
            return Because.GOVERNED;
        }
        if (known.whose().standing().equals(Standing.NOBODY.word())) {
            return Because.NOBODY;
        }
        if (used) {
            return decided ? Because.USED_AND_EXPECTED : Because.USED;
        }
        return decided ? Because.EXPECTED : Because.UNSEEN;
    }

    /// Whether keeping it could do much harm: it rules a place, opens secrets, lies where the model
    /// says so, or is held by whoever should not.
    static boolean isHigh(Known known, String criticality) {
        boolean critical = criticality.equals("high") || criticality.equals("critical");
        boolean changes =
                known.permissions().stream()
                        .anyMatch(one -> one != Permission.READ && one != Permission.NONE);
        return known.permissions().contains(Permission.ADMIN)
                || known.permissions().contains(Permission.SECRET)
                || (critical && changes)
                || known.conflicts()
                || known.expected().equals("never")
                || known.expected().equals("governed")
                || known.whose().standing().equals(Standing.LEFT.word())
                || known.whose().standing().equals(Standing.NOBODY.word());
    }

    static List<String> words(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::word).toList();
    }
}
