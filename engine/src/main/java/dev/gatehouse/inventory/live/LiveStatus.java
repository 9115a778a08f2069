package dev.gatehouse.inventory.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the reading of one source is doing, for people.
///
/// @param answered listings of the running reading that are through
/// @param open listings that are known to come; none between readings
/// @param requests what the tool allows in its window and what is left
/// @param waitsUntil when the next request goes out, where it waits
/// @param last when the last reading that came to its end began
/// @param incomplete what the last listings were that were not told whole, and why
/// @param error what went wrong last; empty when nothing did
public record LiveStatus(
        LiveSource asked,
        int answered,
        int open,
        Requests requests,
        Optional<Instant> waitsUntil,
        Optional<Instant> last,
        List<String> incomplete,
        String error) {
    public LiveStatus {
        incomplete = List.copyOf(incomplete);
    }

    /// Requests, in the tool's own figures; empty until it said.
    public record Requests(String limit, String remaining) {
        static final Requests UNSAID = new Requests("", "");
    }
}
