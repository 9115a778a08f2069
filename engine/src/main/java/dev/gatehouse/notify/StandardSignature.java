package dev.gatehouse.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.timestamp.body`, the key
/// being what stands in base 64 behind `whsec_`.
final class StandardSignature {
    /// What a secret begins with.
    static final String PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;
    private static final int SECRET_BYTES_MIN = 24;
    private static final int SECRET_BYTES_MAX = 64;

    private StandardSignature() {}

    static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// The key behind the prefix.
    ///
    /// @throws IllegalArgumentException when it is no such secret
    static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            if (key.length >= SECRET_BYTES_MIN && key.length <= SECRET_BYTES_MAX) {
                return key;
            }
        }
        throw new IllegalArgumentException(
                "a secret of a webhook is whsec_ and 24 to 64 bytes in base 64");
    }

    /// The three headers.
    ///
    /// @param timestamp seconds since 1970
    static Map<String, String> headers(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return Map.of(
                    "webhook-id",
                    id,
                    "webhook-timestamp",
                    Long.toString(timestamp),
                    "webhook-signature",
                    "v1," + signature);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("every JDK has HmacSHA256", bug);
        }
    }
}
