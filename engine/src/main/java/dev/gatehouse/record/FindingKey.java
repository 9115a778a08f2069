package dev.gatehouse.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What makes two things that were raised one finding.
public final class FindingKey {
    private static final String BETWEEN = "\u001f";

    private FindingKey() {}

    /// Hexadecimal SHA-256 of the five joined by U+001F.
    ///
    /// @param discriminator what the rule tells cases apart by beside these
    public static String of(
            String emitter, String rule, String subject, String resource, String discriminator) {
        String whole = String.join(BETWEEN, emitter, rule, subject, resource, discriminator);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every Java has SHA-256", bug);
        }
    }
}
