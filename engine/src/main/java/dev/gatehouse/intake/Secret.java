package dev.gatehouse.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a source proves itself with. Never shown: its text form is `***`.
public final class Secret {
    /// The source has none.
    public static final Secret MISSING = new Secret(new byte[0]);

    private static final String WEBHOOK_PREFIX = "whsec_";

    private final byte[] bytes;

    public Secret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// Whether there is none.
    public boolean isMissing() {
        return bytes.length == 0;
    }

    /// A header's value with the secret in the place of `{token}`.
    public String in(String template) {
        return template.replace("{token}", new String(bytes, StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    /// The key of a Standard Webhooks secret: the Base64 behind `whsec_`, else the bytes as they
    /// are.
    byte[] webhookKey() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(WEBHOOK_PREFIX)) {
            return bytes;
        }
        try {
            return Base64.getDecoder().decode(text.substring(WEBHOOK_PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            return bytes;
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
