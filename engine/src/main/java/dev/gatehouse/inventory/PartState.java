package dev.gatehouse.inventory;

import java.time.Instant;

/// How well a listing is known.
///
/// @param place the tool and its instance, `github/acme`
/// @param complete whether it was read whole when it was last tried, so that what it does not hold
///   is not there
/// @param reason why it is not complete, such as `answered-403`; empty when it is
/// @param taken when it was last read
/// @param facts how many facts it holds
public record PartState(
        Part part, String place, boolean complete, String reason, Instant taken, int facts) {}
