package dev.gatehouse.server.connect;

import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/// Another secret for a door, while the one before stays good for some hours: what the tool sends
/// until somebody has put the secret in there gets in too.
///
/// @param given the secret; empty for one that is made here
/// @param oldFor how long the one before is good too
record Rotation(Door door, String given, Duration oldFor) {
    /// Hours the secret before is good too, unless told.
    static final int OLD_SECRET_HOURS_FALLBACK = 24;

    /// The most hours.
    static final int OLD_SECRET_HOURS_MAX = 24 * 7;

    /// The setting that says how many.
    static final String OLD_SECRET_HOURS = "old_secret_hours";

    private static final Set<String> SETTINGS = Set.of("path", "secret", OLD_SECRET_HOURS);

    /// What a secret opens.
    ///
    /// @param name of the channel, or of the source's own token
    /// @param sends whether the tool proves itself with it when it sends
    record Door(Source source, String name, boolean sends) {
        /// The door of a channel the tool declares.
        static Door of(Source source, Channel channel) {
            boolean sends =
                    channel.ways().contains(Channel.Way.PUSH)
                            && channel.scheme() != Scheme.None.NONE;
            return new Door(source, channel.name(), sends);
        }

        private boolean isAsked(SortedMap<String, String> settings) {
            return settings.containsKey(name + Polling.FROM)
                    || (name.equals(LiveReading.CHANNEL) && LiveReading.isAsked(settings));
        }
    }

    /// What `wished` wants of that door.
    ///
    /// @param settings of the source, as they are
    /// @throws IllegalArgumentException saying what does not fit
    static Optional<Rotation> wished(
            Door door, Map<String, String> wished, SortedMap<String, String> settings) {
        for (String name : wished.keySet()) {
            if (!SETTINGS.contains(name)) {
                throw new IllegalArgumentException(
                        "of a connected source path, secret and old_secret_hours can be changed;"
                                + " where "
                                + name
                                + " is another, connect another source");
            }
        }
        if (!wished.containsKey("secret")) {
            return Optional.empty();
        }
        String given = wished.get("secret").strip();
        boolean asked = door.isAsked(settings);
        if (!asked && !door.sends()) {
            throw new IllegalArgumentException("this channel proves itself with no secret");
        }
        if (asked && given.isEmpty()) {
            throw new IllegalArgumentException("secret is missing: the token to ask with");
        }
        if (!given.isEmpty()) {
            SourceSecrets.check(given.getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(new Rotation(door, given, Duration.ofHours(hours(wished))));
    }

    private static int hours(Map<String, String> wished) {
        String text = wished.getOrDefault(OLD_SECRET_HOURS, "");
        if (text.isEmpty()) {
            return OLD_SECRET_HOURS_FALLBACK;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > OLD_SECRET_HOURS_MAX) {
            throw new IllegalArgumentException(
                    OLD_SECRET_HOURS + " is a number of hours up to " + OLD_SECRET_HOURS_MAX);
        }
        return Integer.parseInt(text);
    }

    /// The setting that says when it was changed last.
    String setting() {
        return door.name() + ".secret_changed";
    }

    /// Does it.
    ///
    /// @return the secret, where it was made here
    Optional<String> apply(SourceSecrets secrets, Supplier<String> made, Instant now) {
        String secret = given.isEmpty() ? made.get() : given;
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        int source = door.source().number();
        if (oldFor.isZero()) {
            secrets.set(source, door.name(), bytes);
        } else {
            secrets.rotate(source, door.name(), bytes, now.plus(oldFor));
        }
        return given.isEmpty() ? Optional.of(secret) : Optional.empty();
    }
}
