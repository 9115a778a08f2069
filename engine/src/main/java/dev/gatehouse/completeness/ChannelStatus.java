package dev.gatehouse.completeness;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one channel of a source has sent.
///
/// @param channel its name
/// @param ways how it reached us
/// @param firstReceived when it first spoke
/// @param lastReceived when it last spoke
/// @param firstEvent the earliest time of an event
/// @param lastEvent the latest time of an event
/// @param lagSeconds how long after it happened the newest event came in
/// @param silentSince when it last spoke by itself, if it has been silent since for longer than
///   usual
/// @param tooNew whether it speaks by itself for so short a time that nobody can tell what is usual
/// @param counts `mapped`, `unmapped`, `unreadable`, `ignored`, `duplicate`, `conflict`, `hint`,
///   `counted-only`, `refused`; what is not there is zero
/// @param gaps what it may have sent and we do not have
public record ChannelStatus(
        String channel,
        List<String> ways,
        Instant firstReceived,
        Instant lastReceived,
        Optional<Instant> firstEvent,
        Optional<Instant> lastEvent,
        long lagSeconds,
        Optional<Instant> silentSince,
        boolean tooNew,
        SortedMap<String, Long> counts,
        List<GapSpan> gaps) {
    public ChannelStatus {
        ways = List.copyOf(ways);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        gaps = List.copyOf(gaps);
    }

    /// Whether it speaks by itself; otherwise it only has what was handed in.
    public boolean isLive() {
        return ways.stream().anyMatch(way -> !way.equals("import"));
    }
}
