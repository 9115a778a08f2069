package dev.gatehouse.intake;

import dev.gatehouse.secret.SealedSecrets;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets that sources prove themselves with, one for each source and channel, sealed at rest.
/// Safe for many threads; a secret that was read once is kept in memory.
public final class SourceSecrets {
    private final SealedSecrets sealed;
    private final ConcurrentHashMap<String, Secret> known = new ConcurrentHashMap<>();

    public SourceSecrets(SealedSecrets sealed) {
        this.sealed = sealed;
    }

    /// The secret of that source's channel, or [Secret#MISSING].
    public Secret of(int source, String channel) {
        return known.computeIfAbsent(
                name(source, channel),
                name -> sealed.get(name).map(Secret::new).orElse(Secret.MISSING));
    }

    /// Sets it.
    ///
    /// @throws IllegalArgumentException when it is too short to keep anybody out
    public void set(int source, String channel, byte[] secret) {
        if (secret.length < Authenticator.SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "a secret needs at least "
                            + Authenticator.SECRET_BYTES_MIN
                            + " characters; this one has "
                            + secret.length);
        }
        sealed.put(name(source, channel), secret);
        known.put(name(source, channel), new Secret(secret));
    }

    /// Forgets it; nothing of that channel gets in any more.
    public void remove(int source, String channel) {
        sealed.remove(name(source, channel));
        known.put(name(source, channel), Secret.MISSING);
    }

    private static String name(int source, String channel) {
        return "source/" + source + "/" + channel;
    }
}
