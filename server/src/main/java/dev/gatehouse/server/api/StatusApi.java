package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Followers;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How far the views have come with what the journal holds.
public final class StatusApi {
    private final LongSupplier size;
    private final Followers followers;
    private final EventIndex index;

    /// @param size how many records the journal holds
    public StatusApi(LongSupplier size, Followers followers, EventIndex index) {
        this.size = size;
        this.followers = followers;
        this.index = index;
    }

    /// One view.
    ///
    /// @param cursor the first position it has not taken
    /// @param stopped why it goes no further
    public record ViewStatus(
            String name,
            long cursor,
            long lagRecords,
            long quarantined,
            Optional<String> stopped) {}

    /// All of them.
    ///
    /// @param rebuilding how far an index that will take the place of the present one has come
    public record StatusAnswer(long records, List<ViewStatus> views, Optional<Long> rebuilding) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/status",
                                Access.needs(Capability.STATUS_READ),
                                "How far each view has come.")
                        .answers(Nothing.class, StatusAnswer.class, (_, _) -> status()));
    }

    private StatusAnswer status() {
        var rebuilding = index.status().rebuildingCursor();
        return new StatusAnswer(
                size.getAsLong(),
                followers.all().stream().map(StatusApi::view).toList(),
                rebuilding.isPresent() ? Optional.of(rebuilding.getAsLong()) : Optional.empty());
    }

    private static ViewStatus view(FollowerStatus status) {
        return new ViewStatus(
                status.name(),
                status.cursor(),
                status.lagRecords(),
                status.quarantined(),
                status.stopped());
    }
}
