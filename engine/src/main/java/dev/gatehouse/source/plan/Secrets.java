package dev.gatehouse.source.plan;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What keeps secrets out of events.
///
/// @param redact rewrites a text so that no secret is in it; the same text when there was none
/// @param fingerprint a keyed hash, `fp:` and hex digits, that only this installation can compare
public record Secrets(UnaryOperator<String> redact, Function<byte[], String> fingerprint) {
    private static final int MARK_HEX_CHARS = 8;
    private static final int PREFIX_CHARS = "fp:".length();

    /// What stands where a secret stood.
    String mark(String secret) {
        String hex = fingerprintOf(secret).substring(PREFIX_CHARS);
        return "[redacted:secret:" + hex.substring(0, MARK_HEX_CHARS) + "]";
    }

    /// Equal for equal secrets, says nothing else of them.
    String fingerprintOf(String secret) {
        return fingerprint.apply(secret.getBytes(StandardCharsets.UTF_8));
    }
}
