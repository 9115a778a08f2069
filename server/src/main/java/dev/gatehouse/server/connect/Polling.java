package dev.gatehouse.server.connect;

import dev.gatehouse.intake.PolledChannel;
import dev.gatehouse.intake.Polls;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Paging;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/// Channels that are asked for their events: what must be known to ask, and asking.
public final class Polling {
    /// How far back a source is read when it is connected, unless told.
    public static final int HISTORY_DAYS_FALLBACK = 90;

    /// The furthest a source is read back.
    public static final int HISTORY_DAYS_MAX = 400;

    /// The setting that says how far.
    public static final String HISTORY_DAYS = "history_days";

    static final String FROM = ".from";

    private final Polls polls;
    private final SourceSecrets secrets;
    private final Function<Source, Reader> readers;
    private final InstantSource clock;

    /// @param readers a reader of a source's pieces
    public Polling(
            Polls polls,
            SourceSecrets secrets,
            Function<Source, Reader> readers,
            InstantSource clock) {
        this.polls = polls;
        this.secrets = secrets;
        this.readers = readers;
        this.clock = clock;
    }

    /// Whether the wish is to ask this channel.
    boolean isWished(Channel channel, Map<String, String> wished) {
        return channel.paging()
                .filter(paging -> paging.settings().keySet().stream().anyMatch(wished::containsKey))
                .isPresent();
    }

    /// What of the wish is kept with the source.
    ///
    /// @throws IllegalArgumentException naming what is missing
    Map<String, String> kept(Channel channel, Map<String, String> wished) {
        Paging paging = channel.paging().orElseThrow();
        Map<String, String> kept = new HashMap<>();
        paging.settings()
                .forEach((name, meaning) -> {
                    String value = wished.getOrDefault(name, "");
                    if (value.isBlank()) {
                        throw new IllegalArgumentException(name + " is missing: " + meaning);
                    }
                    kept.put(channel.name() + "." + name, value.strip());
                });
        if (wished.getOrDefault("secret", "").isEmpty()) {
            throw new IllegalArgumentException("secret is missing: the token to ask with");
        }
        Instant from = clock.instant().minus(Duration.ofDays(days(wished)));
        kept.put(channel.name() + FROM, from.toString());
        return kept;
    }

    private static long days(Map<String, String> wished) {
        String text = wished.getOrDefault(HISTORY_DAYS, "");
        if (text.isEmpty()) {
            return HISTORY_DAYS_FALLBACK;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > HISTORY_DAYS_MAX) {
            throw new IllegalArgumentException(
                    HISTORY_DAYS + " is a number of days up to " + HISTORY_DAYS_MAX);
        }
        return Integer.parseInt(text);
    }

    /// Keeps the token it is asked with.
    void keepToken(Source source, Channel channel, Map<String, String> wished) {
        byte[] token = wished.getOrDefault("secret", "").getBytes(StandardCharsets.UTF_8);
        secrets.set(source.number(), channel.name(), token);
    }

    /// Asks, where the source's settings say how.
    void resume(Source source, Channel channel, SortedMap<String, String> settings) {
        if (channel.paging().isEmpty() || !settings.containsKey(channel.name() + FROM)) {
            return;
        }
        Map<String, String> own = new HashMap<>();
        for (String name : channel.paging().get().settings().keySet()) {
            own.put(name, settings.getOrDefault(channel.name() + "." + name, ""));
        }
        polls.poll(
                new PolledChannel(
                        source,
                        channel,
                        own,
                        secrets.of(source.number(), channel.name()),
                        Instant.parse(settings.get(channel.name() + FROM)),
                        readers.apply(source)));
    }

    /// Asks no longer.
    void leave(Source source, Channel channel) {
        polls.leave(source.number(), channel.name());
    }
}
