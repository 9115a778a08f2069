package dev.gatehouse.source.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What an event holds of a value that nobody would read to its end. The whole of it stays in the
/// piece.
final class LongValue {
    /// Characters of a value that events hold, so that in UTF-8 it stays below 256 KiB.
    static final int VALUE_CHARS_MAX = 64 * 1_024;

    private static final int DIGEST_BYTES = 8;

    private LongValue() {}

    /// The value; of one that is too long its beginning, how much is missing, and a digest of the
    /// whole, so that values that differ only in what is missing stay different.
    static String shown(String value) {
        if (value.length() <= VALUE_CHARS_MAX) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(VALUE_CHARS_MAX - 1));
        int end = splitsPair ? VALUE_CHARS_MAX - 1 : VALUE_CHARS_MAX;
        return String.format(
                Locale.ENGLISH,
                "%s… [cut: %,d more characters, the whole is in the raw piece; %s]",
                value.substring(0, end),
                value.length() - end,
                digest(value));
    }

    private static String digest(String value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
