package dev.gatehouse.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What makes two things that were raised one finding.
public final class FindingKey {
    private static final String BETWEEN = "\u001f";
    private static final int ABOUT = 3;

    private FindingKey() {}

    /// Hexadecimal SHA-256 of all of them joined by U+001F.
    ///
    /// @param about the subject, the resource, and what the rule tells cases apart by beside these;
    ///   each empty where there is none
    public static String of(String emitter, String rule, String... about) {
        if (about.length != ABOUT) {
            throw new IllegalArgumentException(
                    "a finding is about a subject, a resource and a case");
        }
        String whole = String.join(BETWEEN, emitter, rule, String.join(BETWEEN, about));
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
