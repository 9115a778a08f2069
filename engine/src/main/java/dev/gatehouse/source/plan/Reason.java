package dev.gatehouse.source.plan;

import java.util.List;
import java.util.Optional;

/// Why a piece that a condition holds for is treated apart.
record Reason(Condition when, String reason) {
    static Optional<String> first(List<Reason> reasons, Slots slots) {
        for (int i = 0; i < reasons.size(); i++) {
            if (reasons.get(i).when().holds(slots)) {
                return Optional.of(reasons.get(i).reason());
            }
        }
        return Optional.empty();
    }
}
