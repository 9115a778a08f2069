package dev.gatehouse.record;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.source.KeepSettings;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The sources that are connected, by number and by name. Connecting and changing one are records,
/// written before the effect; its secrets lie sealed under `installation/secrets`, never in a
/// record. Safe for many threads.
public final class Sources {
    /// Sources of one installation.
    public static final int SOURCES_MAX = 10_000;

    /// The setting that says when a source was removed.
    public static final String REMOVED = "removed";

    /// What became of a source. What it sent stays in every state.
    public enum State {
        /// It takes in what comes.
        CONNECTED,
        /// It takes nothing in and can be switched on again as it was.
        SWITCHED_OFF,
        /// It takes nothing in and its secrets are gone.
        REMOVED
    }

    private final Recorder recorder;
    private final Tools tools;
    private final SealedSecrets secrets;
    private final ConcurrentHashMap<Integer, Known> known = new ConcurrentHashMap<>();

    /// A source and what it was made from.
    private record Known(RegisteredSource registered, Source source) {}

    /// A source as it is to be connected.
    ///
    /// @param instance the second segment of its resource paths; shared by the sources of one
    ///   installation of the tool
    /// @param settings what is not secret, such as a channel's address
    public record Connection(SourceName name, String instance, SortedMap<String, String> settings) {
        /// A connection whose instance is named like itself, without settings.
        public static Connection of(SourceName name) {
            return new Connection(name, name.name(), new TreeMap<>());
        }
    }

    /// @param random seals secrets
    /// @throws IllegalStateException when a connected source's tool has no folder any more
    public Sources(Recorder recorder, Tools tools, SecureRandom random) {
        this.recorder = recorder;
        this.tools = tools;
        this.secrets = SealedSecrets.in(recorder.data().secrets(), recorder.key(), random);
        for (RegisteredSource source : recorder.registry().sources()) {
            if (tools.find(source.tool()).isEmpty()) {
                throw new IllegalStateException(
                        "source "
                                + source.tool()
                                + ":"
                                + source.name()
                                + " is connected, but the"
                                + " folder sources/"
                                + source.tool()
                                + " is gone; put it back, what it sent cannot be read without it");
            }
        }
    }

    /// All of them, those switched off included, by number.
    public List<Source> all() {
        return recorder.registry().sources().stream().map(this::source).toList();
    }

    /// The source that leaves with this number belong to.
    public Optional<Source> byNumber(int number) {
        return recorder.registry().source(number).map(this::source);
    }

    /// The source of that name.
    public Optional<Source> byName(SourceName name) {
        return recorder.registry().sources().stream()
                .filter(each -> each.tool().equals(name.tool()) && each.name().equals(name.name()))
                .findFirst()
                .map(this::source);
    }

    /// Connects a source.
    ///
    /// @param by who did it
    /// @throws IllegalArgumentException when there is one of that name, no such tool, or a setting
    ///   about what is kept that means nothing to it
    public synchronized Source add(Connection connection, String by) {
        KeepSettings.check(tools.tool(connection.name().tool()), connection.settings());
        if (byName(connection.name()).isPresent()) {
            throw new IllegalArgumentException(
                    "there is a source " + connection.name() + " already; choose another name");
        }
        int number =
                recorder.registry().sources().stream()
                                .mapToInt(RegisteredSource::number)
                                .max()
                                .orElse(0)
                        + 1;
        if (number > SOURCES_MAX) {
            throw new IllegalArgumentException("there are " + SOURCES_MAX + " sources already");
        }
        recorder.append(
                number,
                new OwnRecord.SourceAdded(
                        number,
                        connection.name().tool(),
                        connection.name().name(),
                        connection.instance(),
                        connection.settings(),
                        by));
        return byNumber(number).orElseThrow();
    }

    /// Gives a source other settings, or switches it off or on. What it sent stays.
    ///
    /// @throws IllegalArgumentException when a setting about what is kept means nothing to its tool
    public void change(
            Source source, boolean enabled, SortedMap<String, String> settings, String by) {
        TreeMap<String, String> changed = new TreeMap<>(settings);
        changed.entrySet().removeAll(settings(source).entrySet());
        KeepSettings.check(source.tool(), changed);
        recorder.append(
                source.number(),
                new OwnRecord.SourceChanged(source.number(), enabled, settings, by));
    }

    /// Whether it takes anything in.
    public boolean isEnabled(Source source) {
        return registered(source).enabled();
    }

    /// What became of it.
    public State state(Source source) {
        RegisteredSource registered = registered(source);
        if (registered.enabled()) {
            return State.CONNECTED;
        }
        return registered.settings().containsKey(REMOVED) ? State.REMOVED : State.SWITCHED_OFF;
    }

    /// What is set for it and not secret.
    public SortedMap<String, String> settings(Source source) {
        return registered(source).settings();
    }

    /// Keeps a secret of a source, sealed.
    ///
    /// @param name such as `webhook-secret`
    public void putSecret(Source source, String name, String secret) {
        secrets.put(secretName(source, name), secret.getBytes(StandardCharsets.UTF_8));
    }

    /// A secret of a source, where one was given.
    public Optional<byte[]> secret(Source source, String name) {
        return secrets.get(secretName(source, name));
    }

    private static String secretName(Source source, String name) {
        return source.number() + "/" + name;
    }

    private RegisteredSource registered(Source source) {
        return recorder.registry().source(source.number()).orElseThrow();
    }

    // Asked for every piece, so its settings are read again only when they have changed.
    private Source source(RegisteredSource registered) {
        Known before = known.get(registered.number());
        if (before != null && before.registered().equals(registered)) {
            return before.source();
        }
        Source source =
                new Source(
                        registered.number(),
                        new SourceName(registered.tool(), registered.name()),
                        registered.instance(),
                        tools.tool(registered.tool()),
                        KeepSettings.of(tools.tool(registered.tool()), registered.settings()));
        known.put(registered.number(), new Known(registered, source));
        return source;
    }
}
