package dev.gatehouse.server.engine;

import dev.gatehouse.record.FollowerStatus;
import java.util.List;

/// Whether deliveries and questions are taken and no view stands still.
///
/// @param fenced whether the journal takes no more records
/// @param atTheReserve whether the disk has no more room than is kept for signing in and looking
/// @param views how far each has come
record Readiness(boolean fenced, boolean atTheReserve, List<FollowerStatus> views) {
    boolean isReady() {
        return !fenced
                && !atTheReserve
                && views.stream().allMatch(view -> view.stopped().isEmpty());
    }
}
