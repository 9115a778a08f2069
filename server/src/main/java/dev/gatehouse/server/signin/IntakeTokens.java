package dev.gatehouse.server.signin;

import java.security.SecureRandom;

/// Makes the tokens and secrets that sources prove themselves with. They have the form of an API
/// token, so that scanners know them, and open nothing but the door of their source.
public final class IntakeTokens {
    private final Secrets secrets;

    /// @param random where they come from
    public IntakeTokens(SecureRandom random) {
        this.secrets = new Secrets(random);
    }

    /// One more.
    public String make() {
        return secrets.token();
    }
}
