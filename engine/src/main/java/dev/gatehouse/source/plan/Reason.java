package dev.gatehouse.source.plan;

import java.util.List;
import java.util.Optional;

/// Why a piece that a condition holds for is treated apart.
///
/// @param isAudit whether it is a line of an audit or access log all the same
record Reason(Condition when, String reason, boolean isAudit) {
    static Optional<Reason> first(List<Reason> reasons, Slots slots) {
        for (int i = 0; i < reasons.size(); i++) {
            if (reasons.get(i).when().holds(slots)) {
                return Optional.of(reasons.get(i));
            }
        }
        return Optional.empty();
    }
}
