package dev.gatehouse.completeness;

import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Keep;
import dev.gatehouse.source.Observes.Observation;
import dev.gatehouse.source.Observes.Seen;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Says what one source could show of a window. What several channels show adds up: a field that
/// one of those that have spoken sends is not missing.
final class SightOfSource {
    /// What a window may reach beyond the source's own times without a word.
    private static final Duration SLACK = Duration.ofHours(1);

    /// Gaps told one by one; beyond it they are counted.
    private static final int GAPS_TOLD_MAX = 3;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Source source;
    private final SourceStatus status;
    private final Sources.State state;
    private final List<String> notes = new ArrayList<>();
    private boolean complete = true;

    SightOfSource(Source source, SourceStatus status, Sources.State state) {
        this.source = source;
        this.status = status;
        this.state = state;
    }

    SourceSight between(Instant from, Instant to) {
        SequencedMap<String, Seen> sees = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            Observation best = best(aspect);
            sees.put(aspect.word(), best.seen());
            if (best.seen() != Seen.YES) {
                notes.add(aspect.said(best));
            }
        }
        List<GapSpan> gaps =
                status.channels().stream()
                        .flatMap(channel -> channel.gaps().stream())
                        .filter(gap -> gap.touches(from, to))
                        .toList();
        noteGaps(gaps.stream().filter(gap -> !gap.closed()).toList());
        noteTimes(from, to);
        noteKept();
        noteCounts();
        return new SourceSight(
                source.name(),
                title(),
                complete,
                sees,
                notes,
                status.lastEvent(),
                status.channels().stream().mapToLong(ChannelStatus::lagSeconds).max().orElse(0),
                gaps);
    }

    private String title() {
        String title = source.tool().title();
        return source.name().name().equals("default") ? title : title + " " + source.name().name();
    }

    /// Takes note of something that may be missing.
    void missing(String note) {
        complete = false;
        notes.add(note);
    }

    private void noteGaps(List<GapSpan> open) {
        open.stream()
                .limit(GAPS_TOLD_MAX)
                .forEach(gap ->
                        missing(
                                "may miss "
                                        + TIME.format(gap.from())
                                        + " to "
                                        + TIME.format(gap.to())));
        if (open.size() > GAPS_TOLD_MAX) {
            missing(String.format(Locale.ENGLISH, "%,d more gaps", open.size() - GAPS_TOLD_MAX));
        }
    }

    private void noteTimes(Instant from, Instant to) {
        switch (state) {
            case CONNECTED -> {}
            case SWITCHED_OFF -> missing("is switched off");
            case REMOVED -> missing("was removed");
        }
        List<ChannelStatus> deciding = deciding();
        Optional<Instant> begin =
                deciding.stream()
                        .map(channel -> channel.firstEvent().orElse(channel.firstReceived()))
                        .min(Instant::compareTo);
        if (begin.isEmpty()) {
            missing("has sent nothing yet");
            return;
        }
        if (from.isAfter(Instant.MIN) && begin.get().isAfter(from.plus(SLACK))) {
            missing("holds nothing before " + TIME.format(begin.get()));
        }
        noteImports(deciding, to);
        noteSilence(deciding, to);
    }

    // The tool's own record decides where it has come; what only tells beside it keeps nobody from
    // seeing that it stopped.
    private List<ChannelStatus> deciding() {
        return deciding(source, status);
    }

    /// The channels of a source that decide where it has come.
    static List<ChannelStatus> deciding(Source source, SourceStatus status) {
        List<ChannelStatus> audit =
                status.channels().stream()
                        .filter(channel ->
                                source.tool()
                                        .channel(channel.channel())
                                        .filter(each -> each.role() == Channel.Role.AUDIT)
                                        .isPresent())
                        .toList();
        return audit.isEmpty() ? status.channels() : audit;
    }

    private void noteImports(List<ChannelStatus> deciding, Instant to) {
        deciding.stream()
                .filter(channel -> !isLive(channel, deciding))
                .flatMap(channel -> channel.lastEvent().stream())
                .max(Instant::compareTo)
                .filter(end -> to.isAfter(end.plus(SLACK)))
                .ifPresent(end -> missing("was imported up to " + TIME.format(end)));
    }

    // A channel that was handed in goes on in one that sends the same and speaks by itself.
    private boolean isLive(ChannelStatus channel, List<ChannelStatus> deciding) {
        return channel.isLive()
                || deciding.stream()
                        .filter(ChannelStatus::isLive)
                        .anyMatch(other ->
                                source.tool().sendSame(channel.channel(), other.channel()));
    }

    private void noteSilence(List<ChannelStatus> deciding, Instant to) {
        for (ChannelStatus channel : deciding) {
            channel.silentSince()
                    .filter(since -> since.isBefore(to))
                    .ifPresent(since ->
                            missing(
                                    "has been silent since "
                                            + TIME.format(since)
                                            + ", longer than it usually is"));
        }
        if (deciding.stream().anyMatch(ChannelStatus::tooNew)) {
            notes.add("too new to tell whether silence is normal");
        }
    }

    // What is left out on purpose is a gap like any other to whoever asks.
    private void noteKept() {
        if (!groups(Keep.COUNT).isEmpty()) {
            notes.add("only counts " + groups(Keep.COUNT));
        }
        if (!groups(Keep.REFUSE).isEmpty()) {
            missing("does not keep " + groups(Keep.REFUSE));
        }
    }

    private String groups(Keep keep) {
        return source.keep().entrySet().stream()
                .filter(group -> group.getValue() == keep)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private void noteCounts() {
        long unread = status.counts().getOrDefault("unreadable", 0L);
        long unmapped = status.counts().getOrDefault("unmapped", 0L);
        long counted = status.counts().getOrDefault("counted-only", 0L);
        long refused = status.counts().getOrDefault("refused", 0L);
        if (unread > 0) {
            notes.add(String.format(Locale.ENGLISH, "%,d could not be read", unread));
        }
        if (unmapped > 0) {
            notes.add(String.format(Locale.ENGLISH, "%,d actions not understood", unmapped));
        }
        if (counted > 0) {
            notes.add(String.format(Locale.ENGLISH, "%,d kept only as a count", counted));
        }
        if (refused > 0) {
            notes.add(String.format(Locale.ENGLISH, "%,d not kept, as it is set", refused));
        }
    }

    private Observation best(Aspect aspect) {
        List<Channel> spoken =
                source.tool().channels().stream()
                        .filter(channel ->
                                status.channels().stream()
                                        .anyMatch(each -> each.channel().equals(channel.name())))
                        .toList();
        List<Channel> asked = spoken.isEmpty() ? source.tool().channels() : spoken;
        return asked.stream()
                .map(channel -> aspect.of(channel.observes()))
                .min(Comparator.comparing(Observation::seen, Aspect.MOST_FIRST))
                .orElse(new Observation(Seen.NO, ""));
    }
}
