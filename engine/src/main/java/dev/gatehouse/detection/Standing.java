package dev.gatehouse.detection;

import java.time.Instant;
import java.util.Optional;

/// How a detection stands.
///
/// @param state what is done with its matches
/// @param last when the newest event happened that matched
/// @param raised how often it was raised
/// @param forgotten groups and events its correlations had to forget before their time
/// @param heldBack how often it was not raised because an hour was full
public record Standing(
        Detection detection,
        Detection.State state,
        Matches matches,
        Optional<Instant> last,
        long raised,
        long forgotten,
        long heldBack) {
    /// How often it matched lately.
    public record Matches(long day, long week, long month) {}
}
