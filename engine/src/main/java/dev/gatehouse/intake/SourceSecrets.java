package dev.gatehouse.intake;

import dev.gatehouse.secret.SealedSecrets;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets that sources prove themselves with, one for each source and channel, sealed at rest.
/// While one takes another's place both may be good, until a named time and no longer. Safe for
/// many threads; a secret that was read once is kept in memory.
public final class SourceSecrets {
    private static final String OLD = "/old";

    private final SealedSecrets sealed;
    private final ConcurrentHashMap<String, Secret> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Optional<Old>> old = new ConcurrentHashMap<>();

    /// A secret whose place another took. Sealed as the second until which it is good, 8 bytes, and
    /// the secret.
    private record Old(Secret secret, Instant until) {
        static Old of(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            Instant until = Instant.ofEpochSecond(in.getLong());
            byte[] secret = new byte[in.remaining()];
            in.get(secret);
            return new Old(new Secret(secret), until);
        }

        byte[] bytes() {
            return ByteBuffer.allocate(Long.BYTES + secret.bytes().length)
                    .putLong(until.getEpochSecond())
                    .put(secret.bytes())
                    .array();
        }
    }

    public SourceSecrets(SealedSecrets sealed) {
        this.sealed = sealed;
    }

    /// The secret of that source's channel, or [Secret#MISSING].
    public Secret of(int source, String channel) {
        return known.computeIfAbsent(
                name(source, channel),
                name -> sealed.get(name).map(Secret::new).orElse(Secret.MISSING));
    }

    /// Every secret that is good now: the one set last, then the one before while it still is.
    List<Secret> good(int source, String channel, Instant now) {
        Secret current = of(source, channel);
        return oldUntil(source, channel, now)
                .map(_ -> List.of(current, old(source, channel).orElseThrow().secret()))
                .orElseGet(() -> List.of(current));
    }

    /// Until when the secret before is good too, where it is.
    public Optional<Instant> oldUntil(int source, String channel, Instant now) {
        return old(source, channel).map(Old::until).filter(now::isBefore);
    }

    private Optional<Old> old(int source, String channel) {
        return old.computeIfAbsent(
                name(source, channel) + OLD, name -> sealed.get(name).map(Old::of));
    }

    /// Sets it; the one before is good no longer.
    ///
    /// @throws IllegalArgumentException when it is too short to keep anybody out
    public void set(int source, String channel, byte[] secret) {
        check(secret);
        forgetOld(source, channel);
        sealed.put(name(source, channel), secret);
        known.put(name(source, channel), new Secret(secret));
    }

    /// Sets it; the one before stays good until then.
    ///
    /// @throws IllegalArgumentException when it is too short to keep anybody out
    public void rotate(int source, String channel, byte[] secret, Instant oldUntil) {
        check(secret);
        Secret before = of(source, channel);
        set(source, channel, secret);
        if (!before.isMissing()) {
            Old kept = new Old(before, oldUntil);
            sealed.put(name(source, channel) + OLD, kept.bytes());
            old.put(name(source, channel) + OLD, Optional.of(kept));
        }
    }

    /// Forgets it; nothing of that channel gets in any more.
    public void remove(int source, String channel) {
        forgetOld(source, channel);
        sealed.remove(name(source, channel));
        known.put(name(source, channel), Secret.MISSING);
    }

    private void forgetOld(int source, String channel) {
        sealed.remove(name(source, channel) + OLD);
        old.put(name(source, channel) + OLD, Optional.empty());
    }

    /// Checks a secret that is to be set.
    ///
    /// @throws IllegalArgumentException when it is too short to keep anybody out
    public static void check(byte[] secret) {
        if (secret.length < Authenticator.SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "a secret needs at least "
                            + Authenticator.SECRET_BYTES_MIN
                            + " characters; this one has "
                            + secret.length);
        }
    }

    private static String name(int source, String channel) {
        return "source/" + source + "/" + channel;
    }
}
