package dev.gatehouse.completeness;

import dev.gatehouse.event.SourceName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one source has sent.
///
/// @param source its name
/// @param channels those that have spoken
/// @param counts of all of it, in the words of [ChannelStatus]
public record SourceStatus(
        SourceName source, List<ChannelStatus> channels, SortedMap<String, Long> counts) {
    public SourceStatus {
        channels = List.copyOf(channels);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// The latest time of an event of any channel.
    public Optional<Instant> lastEvent() {
        return channels.stream()
                .flatMap(channel -> channel.lastEvent().stream())
                .max(Instant::compareTo);
    }

    /// When any channel last spoke.
    public Optional<Instant> lastReceived() {
        return channels.stream().map(ChannelStatus::lastReceived).max(Instant::compareTo);
    }
}
