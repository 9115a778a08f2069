package dev.gatehouse.inventory;

import java.time.Instant;
import java.util.List;

/// A snapshot that is not believed because it has far less than the one before; until somebody
/// believes it, or the next one has its facts again, the one before judges.
///
/// @param source the number of its source
/// @param place the tool and its instance
/// @param snapshot its name
/// @param shrunk the listings that did
public record HeldSnapshot(
        int source, String place, String snapshot, Instant taken, List<Shrunk> shrunk) {
    public HeldSnapshot {
        shrunk = List.copyOf(shrunk);
    }

    /// A listing that lost much.
    ///
    /// @param before facts it had
    /// @param after facts it has
    public record Shrunk(String listing, int before, int after) {}
}
