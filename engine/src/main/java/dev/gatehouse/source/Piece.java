package dev.gatehouse.source;

import dev.gatehouse.event.Trust;
import java.time.Instant;
import java.util.Map;

/// One framed part of a delivery, exactly as it came.
///
/// @param position its place in the journal
/// @param channel the channel it came through; empty for a file, whose shape then says it
/// @param headers kept headers of its delivery, names in small letters
/// @param trustTimes whether times of any age are believed
public record Piece(
        long position,
        String channel,
        Instant received,
        Trust trust,
        boolean trustTimes,
        Map<String, String> headers,
        byte[] bytes) {
    public Piece {
        headers = Map.copyOf(headers);
    }

    /// A piece whose delivery had no headers.
    public Piece(
            long position,
            String channel,
            Instant received,
            Trust trust,
            boolean trustTimes,
            byte[] bytes) {
        this(position, channel, received, trust, trustTimes, Map.of(), bytes);
    }
}
