package dev.gatehouse.server.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of an authenticator: TOTP (RFC 6238) as every such program has it, six digits of HMAC-SHA1
/// every thirty seconds. A code of the step before or after counts too, for clocks that are off.
final class TimeCodes {
    /// How long a code is shown.
    static final Duration STEP_SECONDS = Duration.ofSeconds(30);

    /// Digits of a code.
    static final int DIGITS = 6;

    /// Bytes of the secret both sides hold; what RFC 4226 recommends.
    static final int SECRET_BYTES = 20;

    private static final int STEPS_OFF_MAX = 1;
    private static final int MODULUS = 1_000_000;

    private TimeCodes() {}

    /// The step whose code this is; empty when it is none of those that count now.
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long middle = now.getEpochSecond() / STEP_SECONDS.toSeconds();
        OptionalLong found = OptionalLong.empty();
        // All are compared, whichever fits, so that the time taken says nothing.
        for (long step = middle - STEPS_OFF_MAX; step <= middle + STEPS_OFF_MAX; step++) {
            if (same(code(secret, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// What an authenticator shows in that step (RFC 4226, section 5.3).
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", impossible);
        }
    }

    private static boolean same(String ours, String sent) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
