package dev.gatehouse.server.connect;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.intake.TailedFile;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.signin.IntakeTokens;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.KeepSettings;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Connects sources by one of their tool's channels, and takes up again what was connected before.
/// What is wrong with a wish is an [IllegalArgumentException] in a sentence for the one who wished.
public final class Connections {
    /// The channel of every tool that takes lines or arrays of events with a token of its own.
    public static final String BULK = "bulk";

    private static final String PATH = ".path";

    private final Sources sources;
    private final Tools tools;
    private final SourceSecrets secrets;
    private final Tails tails;
    private final Polling polling;
    private final LiveReading live;
    private final Limits limits;
    private final InstantSource clock;

    /// What a connection may reach.
    ///
    /// @param filesBelow folders below which files may be followed
    /// @param tokens makes the tokens that are shown once
    public record Limits(List<Path> filesBelow, IntakeTokens tokens) {}

    /// The rooms it works on.
    public record Rooms(
            Sources sources,
            Tools tools,
            SourceSecrets secrets,
            Tails tails,
            Polling polling,
            LiveReading live) {}

    public Connections(Rooms rooms, Limits limits, InstantSource clock) {
        this.sources = rooms.sources();
        this.tools = rooms.tools();
        this.secrets = rooms.secrets();
        this.tails = rooms.tails();
        this.polling = rooms.polling();
        this.live = rooms.live();
        this.limits = limits;
        this.clock = clock;
    }

    /// What somebody wants connected.
    ///
    /// @param instance empty for the source's name
    /// @param settings `path` of a file to follow, `secret` of a webhook, or what a channel is
    ///   asked with
    public record Wish(
            SourceName name, String instance, String channel, SortedMap<String, String> settings) {}

    /// A connection just made.
    ///
    /// @param secret made here, to be shown once; empty where none was
    public record Made(Source source, Channel channel, Optional<String> secret) {}

    /// Connects.
    ///
    /// @param by who
    public synchronized Made connect(Wish wish, String by) {
        Tool tool = tools.tool(wish.name().tool());
        if (wish.channel().equals(LiveReading.CHANNEL)) {
            return ask(wish, live.kept(tool, wish.settings()), by);
        }
        Channel channel = channel(tool, wish.channel());
        SortedMap<String, String> keep = KeepSettings.among(tool, wish.settings());
        Optional<Path> file = Optional.ofNullable(wish.settings().get("path")).map(this::file);
        Map<String, String> polled =
                polling.isWished(channel, wish.settings())
                        ? polling.kept(channel, wish.settings())
                        : Map.of();
        Source source = source(wish, by);
        SortedMap<String, String> settings = new TreeMap<>(sources.settings(source));
        file.ifPresent(path -> settings.put(channel.name() + PATH, path.toString()));
        settings.putAll(polled);
        settings.putAll(keep);
        settings.remove(Sources.REMOVED);
        Source before = known(source);
        sources.change(source, true, settings, by);
        if (!known(source).keep().equals(before.keep())) {
            again(source);
        }
        if (file.isPresent() || !polled.isEmpty()) {
            if (!polled.isEmpty()) {
                polling.keepToken(source, channel, wish.settings());
            }
            resume(known(source), channel, settings);
            return new Made(source, channel, Optional.empty());
        }
        return new Made(source, channel, secret(source, wish, channel));
    }

    private Source source(Wish wish, String by) {
        String instance = wish.instance().isEmpty() ? wish.name().name() : wish.instance();
        return sources.byName(wish.name())
                .orElseGet(() ->
                        sources.add(
                                new Sources.Connection(wish.name(), instance, new TreeMap<>()),
                                by));
    }

    // What the tool allows is asked for beside whatever its events come in by.
    private Made ask(Wish wish, Map<String, String> kept, String by) {
        SourceSecrets.check(
                wish.settings().getOrDefault("secret", "").getBytes(StandardCharsets.UTF_8));
        Source source = source(wish, by);
        SortedMap<String, String> settings = new TreeMap<>(sources.settings(source));
        settings.putAll(kept);
        settings.remove(Sources.REMOVED);
        live.leave(source);
        sources.change(source, true, settings, by);
        live.keepToken(source, wish.settings());
        live.resume(known(source), settings);
        return new Made(source, source.tool().channels().getFirst(), Optional.empty());
    }

    /// What should be different about a source.
    ///
    /// @param enabled whether it takes anything in
    /// @param keep `full`, `count` or `refuse` for groups of its actions; of the others as before
    /// @param channel whose settings they are; empty for none
    /// @param settings `path` of the file to follow, `secret`, and `old_secret_hours` for which the
    ///   secret before is good too
    public record Change(
            Optional<Boolean> enabled,
            Map<String, String> keep,
            String channel,
            Map<String, String> settings) {}

    /// A source as it is after a change.
    ///
    /// @param secret made here, to be shown once; empty where none was
    public record Changed(Source source, Optional<String> secret) {}

    /// Changes a source, from the next delivery on: all of it, or nothing where something is wrong.
    ///
    /// @param by who
    public synchronized Changed change(Source source, Change wanted, String by) {
        if (sources.state(source) == Sources.State.REMOVED) {
            throw new IllegalArgumentException(
                    source.name() + " was removed; connect it again to change it");
        }
        SortedMap<String, String> settings = new TreeMap<>(sources.settings(source));
        wanted.keep().forEach((group, word) -> settings.put(KeepSettings.PREFIX + group, word));
        Optional<Rotation> rotation = Optional.empty();
        if (!wanted.channel().isEmpty()) {
            Rotation.Door door = door(source, wanted.channel());
            Optional.ofNullable(wanted.settings().get("path"))
                    .ifPresent(path -> settings.put(fileSetting(door), file(path).toString()));
            rotation = Rotation.wished(door, wanted.settings(), settings);
        } else if (!wanted.settings().isEmpty()) {
            throw new IllegalArgumentException("channel is missing: whose settings are these?");
        }
        Instant now = clock.instant();
        rotation.ifPresent(one -> settings.put(one.setting(), now.toString()));
        boolean enabled = wanted.enabled().orElse(sources.isEnabled(source));
        sources.change(source, enabled, settings, by);
        Optional<String> made =
                rotation.flatMap(one -> one.apply(secrets, limits.tokens()::make, now));
        again(source);
        return new Changed(known(source), made);
    }

    private static Rotation.Door door(Source source, String name) {
        return name.equals(BULK)
                ? new Rotation.Door(source, BULK, true)
                : name.equals(LiveReading.CHANNEL)
                        ? new Rotation.Door(source, LiveReading.CHANNEL, false)
                        : Rotation.Door.of(source, channel(source.tool(), name));
    }

    private static String fileSetting(Rotation.Door door) {
        if (door.name().equals(LiveReading.CHANNEL)) {
            throw new IllegalArgumentException(
                    "no file is followed for what a tool allows; files are imported");
        }
        return (door.name().equals(BULK)
                        ? door.source().tool().channels().getFirst().name()
                        : door.name())
                + PATH;
    }

    // What follows a file or asks a channel knows its source as it was when it began.
    private void again(Source source) {
        Source after = known(source);
        for (Channel channel : after.tool().channels()) {
            tails.leave(after.number(), channel.name());
            polling.leave(after, channel);
            if (sources.isEnabled(after)) {
                resume(after, channel, sources.settings(after));
            }
        }
        live.leave(after);
        if (sources.isEnabled(after)) {
            live.resume(after, sources.settings(after));
        }
    }

    private Source known(Source source) {
        return sources.byNumber(source.number()).orElseThrow();
    }

    /// Whether the source of that name takes something in through the channel already.
    public boolean isConnected(SourceName name, String channel) {
        return sources.byName(name)
                .filter(source ->
                        !secrets.of(source.number(), channel).isMissing()
                                || sources.settings(source).containsKey(channel + PATH))
                .isPresent();
    }

    private static Channel channel(Tool tool, String name) {
        if (name.equals(BULK)) {
            return tool.channels().getFirst();
        }
        return tool.channel(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                tool.title()
                                        + " has no channel "
                                        + name
                                        + "; it has "
                                        + String.join(
                                                ", ",
                                                tool.channels().stream()
                                                        .map(Channel::name)
                                                        .toList())));
    }

    private Optional<String> secret(Source source, Wish wish, Channel channel) {
        boolean bulk = wish.channel().equals(BULK);
        if (!bulk && !channel.ways().contains(Channel.Way.PUSH)) {
            throw new IllegalArgumentException(
                    "this channel sends nothing: say the path of its file, or what it is asked with;"
                            + " or import files into it");
        }
        if (!bulk && channel.scheme() == Scheme.None.NONE) {
            return Optional.empty();
        }
        String given = wish.settings().getOrDefault("secret", "");
        String secret = given.isEmpty() ? limits.tokens().make() : given;
        secrets.set(
                source.number(),
                bulk ? BULK : channel.name(),
                secret.getBytes(StandardCharsets.UTF_8));
        return given.isEmpty() ? Optional.of(secret) : Optional.empty();
    }

    // Links are followed before the place is judged, so that none leads out of it.
    private Path file(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            Path real = Files.exists(path) ? path.toRealPath() : path;
            if (limits.filesBelow().stream().noneMatch(real::startsWith)) {
                throw new IllegalArgumentException(
                        "files may be followed below folders that were named when the server started only"
                                + (limits.filesBelow().isEmpty() ? ", and there are none" : "")
                                + "; start it with --files-below DIR, or files_below in its"
                                + " configuration");
            }
            return real;
        } catch (IOException | java.nio.file.InvalidPathException wrong) {
            throw new IllegalArgumentException("this is no file that can be followed", wrong);
        }
    }

    /// Takes nothing in from it any more and forgets its secrets; what it sent stays.
    public synchronized void disconnect(Source source, String by) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put(Sources.REMOVED, clock.instant().toString());
        sources.change(source, false, settings, by);
        for (Channel channel : source.tool().channels()) {
            secrets.remove(source.number(), channel.name());
            tails.leave(source.number(), channel.name());
            polling.leave(source, channel);
        }
        secrets.remove(source.number(), BULK);
        secrets.remove(source.number(), LiveReading.CHANNEL);
        live.leave(source);
    }

    /// Follows a file of a source that this process itself made.
    public void followOwn(Source source, Channel channel, Path file) {
        tails.follow(new TailedFile(source, channel, file));
    }

    /// Goes on with the files that were being followed and the channels that were being asked.
    public void resume() {
        for (Source source : sources.all()) {
            if (sources.isEnabled(source)) {
                SortedMap<String, String> settings = sources.settings(source);
                source.tool().channels().forEach(channel -> resume(source, channel, settings));
                live.resume(source, settings);
            }
        }
    }

    private void resume(Source source, Channel channel, SortedMap<String, String> settings) {
        String path = settings.getOrDefault(channel.name() + PATH, "");
        if (path.isEmpty()) {
            polling.resume(source, channel, settings);
        } else {
            tails.follow(new TailedFile(source, channel, Path.of(path)));
        }
    }
}
