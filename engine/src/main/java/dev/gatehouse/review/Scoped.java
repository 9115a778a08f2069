package dev.gatehouse.review;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;

/// Says whether a line lies in the scope of a review.
final class Scoped {
    private Scoped() {}

    static boolean holds(ReviewScope scope, ReviewedRight held) {
        String below = scope.below();
        String resource = held.what().resource();
        // A right on what lies above reaches it as well.
        return (below.isEmpty()
                        || resource.equals(below)
                        || resource.startsWith(below + "/")
                        || (!resource.isEmpty() && Grounds.covers(resource, below)))
                && (scope.permissions().isEmpty()
                        || scope.permissions().stream()
                                .anyMatch(held.what().permissions()::contains))
                && (scope.standing().isEmpty()
                        || scope.standing().contains(held.whose().standing()))
                && (scope.holder().isEmpty()
                        || scope.holder().equals(held.whose().account())
                        || scope.holder().equals(held.whose().subject()));
    }
}
