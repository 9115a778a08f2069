package dev.gatehouse.server.connect;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.intake.TailedFile;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.signin.IntakeTokens;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private final Limits limits;

    /// What a connection may reach.
    ///
    /// @param filesBelow folders below which files may be followed
    /// @param tokens makes the tokens that are shown once
    public record Limits(List<Path> filesBelow, IntakeTokens tokens) {}

    /// The rooms it works on.
    public record Rooms(Sources sources, Tools tools, SourceSecrets secrets, Tails tails) {}

    public Connections(Rooms rooms, Limits limits) {
        this.sources = rooms.sources();
        this.tools = rooms.tools();
        this.secrets = rooms.secrets();
        this.tails = rooms.tails();
        this.limits = limits;
    }

    /// What somebody wants connected.
    ///
    /// @param instance empty for the source's name
    /// @param settings `path` of a file to follow, or `secret` of a webhook
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
        Channel channel = channel(tool, wish.channel());
        Optional<Path> file = Optional.ofNullable(wish.settings().get("path")).map(this::file);
        String instance = wish.instance().isEmpty() ? wish.name().name() : wish.instance();
        Source source =
                sources.byName(wish.name())
                        .orElseGet(() ->
                                sources.add(
                                        new Sources.Connection(
                                                wish.name(), instance, new TreeMap<>()),
                                        by));
        SortedMap<String, String> settings = new TreeMap<>(sources.settings(source));
        file.ifPresent(path -> settings.put(channel.name() + PATH, path.toString()));
        sources.change(source, true, settings, by);
        if (file.isPresent()) {
            tails.follow(new TailedFile(source, channel, file.get()));
            return new Made(source, channel, Optional.empty());
        }
        return new Made(source, channel, secret(source, wish, channel));
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
                    "this channel is a file: say its path; or import files into it");
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
                        "files may be followed below the folders of the setting files_below only"
                                + (limits.filesBelow().isEmpty() ? ", and there are none" : ""));
            }
            return real;
        } catch (IOException | java.nio.file.InvalidPathException wrong) {
            throw new IllegalArgumentException("this is no file that can be followed", wrong);
        }
    }

    /// Takes nothing in from it any more and forgets its secrets; what it sent stays.
    public synchronized void disconnect(Source source, String by) {
        sources.change(source, false, new TreeMap<>(), by);
        for (Channel channel : source.tool().channels()) {
            secrets.remove(source.number(), channel.name());
            tails.leave(source.number(), channel.name());
        }
        secrets.remove(source.number(), BULK);
    }

    /// Follows a file of a source that this process itself made.
    public void followOwn(Source source, Channel channel, Path file) {
        tails.follow(new TailedFile(source, channel, file));
    }

    /// Goes on following the files that were being followed.
    public void resume() {
        for (Source source : sources.all()) {
            if (sources.isEnabled(source)) {
                sources.settings(source).forEach((name, value) -> resume(source, name, value));
            }
        }
    }

    private void resume(Source source, String setting, String value) {
        if (setting.endsWith(PATH)) {
            String channel = setting.substring(0, setting.length() - PATH.length());
            source.tool()
                    .channel(channel)
                    .ifPresent(one -> tails.follow(new TailedFile(source, one, Path.of(value))));
        }
    }
}
