package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Ids of things that happen once, in the shape each tool gives them. Numbers grow with time, so a
/// company continued by another process never repeats one.
record Identifiers(RandomGenerator random) {

    private static final long FOUNDING_MILLIS =
            Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final String BASE64_URL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int DOCUMENT_ID_LENGTH = 22;
    private static final HexFormat HEX = HexFormat.of();

    /// GitHub's `_document_id`: 22 characters of base64url.
    String document() {
        char[] text = new char[DOCUMENT_ID_LENGTH];
        long bits = 0;
        for (int i = 0; i < text.length; i++) {
            if (i % 10 == 0) {
                bits = random.nextLong();
            }
            text[i] = BASE64_URL.charAt((int) (bits & 63));
            bits >>>= 6;
        }
        return new String(text);
    }

    String uuid() {
        return uuid(random.nextLong(), random.nextLong());
    }

    /// A commit id.
    String commit() {
        return HEX.toHexDigits(random.nextLong())
                + HEX.toHexDigits(random.nextLong())
                + HEX.toHexDigits((int) random.nextLong());
    }

    /// A number that grows with time, unique within a millisecond for most purposes.
    long number(Instant at) {
        return (at.toEpochMilli() - FOUNDING_MILLIS) * 100 + random.nextInt(100);
    }

    static String uuid(long high, long low) {
        String left = HEX.toHexDigits(high);
        String right = HEX.toHexDigits(low);
        return left.substring(0, 8)
                + "-"
                + left.substring(8, 12)
                + "-4"
                + left.substring(13)
                + "-a"
                + right.substring(1, 4)
                + "-"
                + right.substring(4);
    }
}
