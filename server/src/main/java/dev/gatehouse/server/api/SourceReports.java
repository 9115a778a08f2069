package dev.gatehouse.server.api;

import dev.gatehouse.completeness.ChannelStatus;
import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.Sight;
import dev.gatehouse.completeness.SightJson;
import dev.gatehouse.completeness.SourceStatus;
import dev.gatehouse.event.Words;
import dev.gatehouse.intake.PollStatus;
import dev.gatehouse.intake.Polls;
import dev.gatehouse.intake.Refusals;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.intake.SyslogDoors;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.api.SourcesApi.Backfill;
import dev.gatehouse.server.api.SourcesApi.ChannelAnswer;
import dev.gatehouse.server.api.SourcesApi.RateLimit;
import dev.gatehouse.server.api.SourcesApi.SourceAnswer;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.connect.LiveReading;
import dev.gatehouse.source.KeepSettings;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tells about a source: what came in, what was refused at the door, which file cannot be read.
public final class SourceReports {
    private final Sources sources;
    private final Completeness completeness;
    private final Refusals refusals;
    private final Tails tails;
    private final Polls polls;
    private final Ways ways;

    /// @param refusals what was refused, by source and reason
    /// @param ways how the followed files and the polled channels are doing
    public SourceReports(Sources sources, Completeness completeness, Refusals refusals, Ways ways) {
        this.sources = sources;
        this.completeness = completeness;
        this.refusals = refusals;
        this.tails = ways.tails();
        this.polls = ways.polls();
        this.ways = ways;
    }

    /// What we do by ourselves to have events, what others prove themselves with, and what of it
    /// goes wrong now.
    public record Ways(
            Tails tails,
            Polls polls,
            SyslogDoors syslog,
            LiveReports live,
            SourceSecrets secrets,
            Failures failures,
            InstantSource clock) {}

    SourceAnswer of(Source source) {
        SourceStatus status = completeness.source(source);
        Map<String, ChannelAnswer> channels = new LinkedHashMap<>();
        // What was imported through no channel stands under the channels its pieces are of.
        status.channels().stream()
                .filter(one -> !one.channel().isEmpty())
                .forEach(one -> channels.put(one.channel(), channel(source, one)));
        for (Tails.TailStatus tail : tails.status()) {
            if (tail.file().source().number() == source.number()) {
                String name = tail.file().channel().name();
                channels.computeIfAbsent(name, _ -> awaited(name, errors(source, name)));
            }
        }
        doors(source)
                .forEach(door -> {
                    String name = door.door().channel().name();
                    channels.computeIfAbsent(name, _ -> awaited(name, errors(source, name)));
                });
        for (PollStatus poll : polls.status()) {
            if (poll.polled().source().number() == source.number()) {
                String name = poll.polled().channel().name();
                ChannelAnswer known =
                        channels.computeIfAbsent(name, _ -> awaited(name, errors(source, name)));
                channels.put(name, polled(known, poll));
            }
        }
        ways.live().of(source).ifPresent(live -> channels.put(live.name(), live));
        if (channels.isEmpty()) {
            channels.put(
                    "", awaited(source.tool().channels().getFirst().name(), errors(source, "")));
        }
        return new SourceAnswer(
                source.name().toString(),
                source.name().tool(),
                source.tool().title(),
                source.instance(),
                sources.isEnabled(source),
                Words.of(sources.state(source)),
                settings(source),
                oldSecrets(source),
                List.copyOf(channels.values()),
                status.counts(),
                keep(source),
                sight(source));
    }

    private Stream<SyslogDoors.DoorStatus> doors(Source source) {
        return ways.syslog().status().stream()
                .filter(one -> one.door().source().number() == source.number());
    }

    private static Map<String, String> keep(Source source) {
        Map<String, String> keep = new TreeMap<>();
        source.keep().forEach((group, much) -> keep.put(group, much.word()));
        return keep;
    }

    /// Why it takes nothing in, and what to do.
    static String words(Sources sources, Source source) {
        return switch (sources.state(source)) {
            case CONNECTED -> "";
            case SWITCHED_OFF -> "it is switched off; switch it on first";
            case REMOVED -> "it was removed; connect it again, or import under another name";
        };
    }

    private SortedMap<String, String> settings(Source source) {
        SortedMap<String, String> settings = new TreeMap<>(sources.settings(source));
        settings.keySet().removeIf(name -> name.startsWith(KeepSettings.PREFIX));
        doors(source)
                .forEach(one ->
                        settings.merge(
                                one.door().channel().name() + ".syslog",
                                one.door().toString(),
                                (a, b) -> a + ", " + b));
        return settings;
    }

    private SortedMap<String, Instant> oldSecrets(Source source) {
        SortedMap<String, Instant> old = new TreeMap<>();
        List<String> doors = new ArrayList<>(List.of(Connections.BULK, LiveReading.CHANNEL));
        source.tool().channels().forEach(channel -> doors.add(channel.name()));
        for (String door : doors) {
            ways.secrets()
                    .oldUntil(source.number(), door, ways.clock().instant())
                    .ifPresent(until -> old.put(door, until));
        }
        return old;
    }

    private JsonObject sight(Source source) {
        Sight sight =
                completeness.sight(
                        List.of(source.name()), Instant.MIN, Instant.MAX, ways.failures()::of);
        return SightJson.of(sight.sources().getFirst());
    }

    private ChannelAnswer channel(Source source, ChannelStatus status) {
        long events =
                status.counts().getOrDefault("mapped", 0L)
                        + status.counts().getOrDefault("unmapped", 0L)
                        + status.counts().getOrDefault("unreadable", 0L);
        return new ChannelAnswer(
                status.channel(),
                status.ways().isEmpty() ? "" : status.ways().getFirst(),
                status.lastEvent(),
                Optional.of(status.lastReceived()),
                events,
                status.lagSeconds(),
                errors(source, status.channel()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ChannelAnswer polled(ChannelAnswer known, PollStatus poll) {
        List<String> errors = new ArrayList<>(known.errors());
        if (!poll.error().isEmpty()) {
            errors.add(poll.error());
        }
        boolean limited = !poll.limit().isEmpty() && !poll.remaining().isEmpty();
        return new ChannelAnswer(
                known.name(),
                "pull",
                known.lastEvent(),
                known.lastReceived(),
                known.events(),
                known.lagSeconds(),
                errors,
                limited
                        ? Optional.of(
                                new RateLimit(poll.limit(), poll.remaining(), poll.waitsUntil()))
                        : Optional.empty(),
                poll.pass() < 1
                        ? Optional.of(new Backfill(Math.round(poll.pass() * 100), 100))
                        : Optional.empty(),
                Optional.empty());
    }

    private static ChannelAnswer awaited(String name, List<String> errors) {
        return new ChannelAnswer(
                name,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                errors,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> errors(Source source, String channel) {
        List<String> errors = new ArrayList<>();
        refusals.of(source.number())
                .forEach((reason, count) -> errors.add(count + " refused: " + reason));
        for (Tails.TailStatus tail : tails.status()) {
            boolean mine =
                    tail.file().source().number() == source.number()
                            && tail.file().channel().name().equals(channel);
            if (mine && !tail.error().isEmpty()) {
                errors.add(tail.error());
            }
        }
        doors(source)
                .filter(one -> one.door().channel().name().equals(channel))
                .filter(one -> !one.error().isEmpty())
                .forEach(one -> errors.add(one.door() + ": " + one.error()));
        return errors;
    }
}
