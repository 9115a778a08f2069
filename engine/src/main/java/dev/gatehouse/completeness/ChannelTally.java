package dev.gatehouse.completeness;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.GapReason;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.record.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Adds up what one channel sends. Guarded by the lock of [Completeness].
final class ChannelTally {
    /// Gaps kept; beyond it the oldest closed one goes first.
    static final int GAPS_MAX = 1_000;

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final TreeSet<String> ways = new TreeSet<>();
    private final List<GapSpan> gaps = new ArrayList<>();
    private Silences silences = new Silences();
    private Hours hours = new Hours();
    private Instant firstReceived = Instant.MAX;
    private Instant lastReceived = Instant.MIN;
    private Instant firstEvent = Instant.MAX;
    private Instant lastEvent = Instant.MIN;
    private long lagSeconds;

    /// What is written to disk.
    record Saved(
            int source,
            String channel,
            SortedMap<String, Long> counts,
            List<String> ways,
            List<GapSpan> gaps,
            Silences.Saved silences,
            List<String> hours,
            Instant firstReceived,
            Instant lastReceived,
            Instant firstEvent,
            Instant lastEvent,
            long lagSeconds) {}

    static ChannelTally of(Saved saved) {
        ChannelTally tally = new ChannelTally();
        tally.counts.putAll(saved.counts());
        tally.ways.addAll(saved.ways());
        tally.gaps.addAll(saved.gaps());
        tally.silences = Silences.of(saved.silences());
        tally.hours = Hours.of(saved.hours());
        tally.firstReceived = saved.firstReceived();
        tally.lastReceived = saved.lastReceived();
        tally.firstEvent = saved.firstEvent();
        tally.lastEvent = saved.lastEvent();
        tally.lagSeconds = saved.lagSeconds();
        return tally;
    }

    Saved saved(int source, String channel) {
        return new Saved(
                source,
                channel,
                new TreeMap<>(counts),
                List.copyOf(ways),
                List.copyOf(gaps),
                silences.saved(),
                hours.saved(),
                firstReceived,
                lastReceived,
                firstEvent,
                lastEvent,
                lagSeconds);
    }

    void delivered(DeliveryRecord delivery, Instant received) {
        spoke(delivery.way(), received);
        hours.delivered(delivery, received);
        counted(delivery);
    }

    /// Takes note that the channel spoke.
    void spoke(Way way, Instant received) {
        ways.add(way.word());
        // What somebody hands in does not show that the channel still speaks.
        if (way != Way.IMPORT) {
            silences.spoke(received);
        }
        firstReceived = earlier(firstReceived, received);
        lastReceived = later(lastReceived, received);
    }

    // What of a delivery is not in its pieces.
    private void counted(DeliveryRecord delivery) {
        count("duplicate", delivery.duplicates());
        delivery.reduction().counted().values().forEach(many -> count("counted-only", many));
        delivery.reduction().refused().values().forEach(many -> count("refused", many));
    }

    void gap(OwnRecord.Gap gap) {
        gaps.removeIf(each -> gap.closed() && each.from().equals(gap.from()));
        if (gap.closed() && gap.reason().equals(GapReason.SILENT)) {
            // What may be missing of it is told by the silence itself.
            return;
        }
        gaps.add(new GapSpan(gap.from(), gap.to(), gap.reason(), gap.closed()));
        if (gaps.size() > GAPS_MAX) {
            Optional<GapSpan> closed = gaps.stream().filter(GapSpan::closed).findFirst();
            gaps.remove(closed.orElse(gaps.getFirst()));
        }
    }

    void ignored() {
        count("ignored", 1);
    }

    void happened(FoldedEvent folded) {
        count(word(folded), 1);
        hours.happened(folded);
        Event event = folded.event();
        if (event.receipt().meaning() == Meaning.MAPPED) {
            Instant time = event.time().time();
            firstEvent = earlier(firstEvent, time);
            if (!time.isBefore(lastEvent)) {
                lastEvent = time;
                lagSeconds =
                        Math.max(0, Duration.between(time, event.time().received()).toSeconds());
            }
        }
    }

    /// Takes note of an event that this channel would have told, whichever channel it came by.
    void told(Event event) {
        silences.happened(event.time().time(), event.time().received());
    }

    private static String word(FoldedEvent folded) {
        return switch (folded.sameness()) {
            case Sameness.First _ ->
                    folded.hint() ? "hint" : folded.event().receipt().meaning().word();
            case Sameness.Duplicate _ -> "duplicate";
            case Sameness.Conflict _ -> "conflict";
            case Sameness.Completion _ -> "completion";
        };
    }

    private void count(String name, long many) {
        if (many != 0) {
            counts.merge(name, many, Long::sum);
        }
    }

    ChannelStatus status(String channel, Instant now) {
        return new ChannelStatus(
                channel,
                List.copyOf(ways),
                firstReceived,
                lastReceived,
                known(firstEvent),
                known(lastEvent),
                lagSeconds,
                silences.silentSince(now),
                silences.isTooNew(now),
                counts,
                Stream.concat(
                                gaps.stream().filter(each -> !isSilence(each)),
                                silences.gaps().stream())
                        .toList());
    }

    private static boolean isSilence(GapSpan gap) {
        return gap.reason().equals(GapReason.SILENT);
    }

    /// Since when it is recorded to be silent.
    Optional<Instant> recordedSilent() {
        return gaps.stream().filter(ChannelTally::isSilence).map(GapSpan::from).findFirst();
    }

    /// Since when it has been silent for longer than usual.
    Optional<Instant> silentSince(Instant now) {
        return silences.silentSince(now);
    }

    /// The same, where nobody listened before a moment.
    Optional<Instant> silentSince(Instant heardFrom, Instant now) {
        return silences.silentSince(heardFrom, now);
    }

    Hours hours() {
        return hours;
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    boolean hasSpoken() {
        return lastReceived.isAfter(Instant.MIN);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> known(Instant time) {
        return time.equals(Instant.MIN) || time.equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(time);
    }
}
