package dev.gatehouse.review;

import dev.gatehouse.record.ReviewRecord.ReviewOpened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One review as it stands.
///
/// @param id the position of the record that opened it
/// @param opening what that record says
/// @param lines all of them, by number; fewer than it says while they are being written down, or
///   where that was cut off
/// @param version grows with everything that is said of it
public record Review(
        long id,
        ReviewOpened opening,
        Instant opened,
        List<Line> lines,
        Optional<Closing> closing,
        long version) {
    public Review {
        lines = List.copyOf(lines);
    }

    /// How it ended.
    public record Closing(Instant when, long undecided, String reason, String by) {}

    /// Whether every line is there and is what the digest says.
    public boolean isWhole() {
        return lines.size() == opening.lines();
    }

    /// Whether somebody may decide.
    public boolean isOpen() {
        return closing.isEmpty() && isWhole();
    }
}
