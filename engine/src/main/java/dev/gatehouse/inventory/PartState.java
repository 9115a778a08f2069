package dev.gatehouse.inventory;

import java.time.Instant;
import java.util.List;

/// How well a listing is known.
///
/// @param place the tool and its instance, `github/acme`
/// @param complete whether it was read whole when it was last tried, so that what it does not hold
///   is not there
/// @param reason why it is not complete, such as `answered-403`; empty when it is
/// @param taken when it was last read
/// @param facts how many facts it holds
/// @param tells what it can tell of who may do what
public record PartState(
        Part part,
        String place,
        boolean complete,
        String reason,
        Instant taken,
        int facts,
        List<Telling> tells) {
    public PartState {
        tells = List.copyOf(tells);
    }

    /// One of which nobody knows what it could tell: anything at its instance.
    public PartState(
            Part part, String place, boolean complete, String reason, Instant taken, int facts) {
        this(part, place, complete, reason, taken, facts, List.of(new Telling(place, "", "")));
    }
}
