package dev.gatehouse.access.compare;

import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.util.Optional;

/// Says how far back use would have been seen.
@FunctionalInterface
public interface Watched {
    /// Why not every use of a permission since `from` would be known here; empty where it would.
    ///
    /// @param place `tool/instance`
    Optional<String> unseen(String place, Permission permission, Instant from);
}
