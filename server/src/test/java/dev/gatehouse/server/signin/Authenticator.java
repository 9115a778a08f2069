package dev.gatehouse.server.signin;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.bouncycastle.util.encoders.Base32;

/// What somebody has on their phone.
public final class Authenticator {
    private final byte[] secret;
    private final InstantSource clock;

    /// @param secret in base 32, as it is shown
    public Authenticator(String secret, InstantSource clock) {
        this.secret = Base32.decode(secret);
        this.clock = clock;
    }

    /// What it shows now.
    public String code() {
        long second = clock.instant().getEpochSecond();
        return TimeCodes.code(secret, second / TimeCodes.STEP_SECONDS.toSeconds());
    }

    /// The secret's bytes, a character each.
    public String raw() {
        return new String(secret, StandardCharsets.ISO_8859_1);
    }
}
