package dev.gatehouse.server.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.zip.CRC32;

/// Makes the secrets we hand out, and the hashes we keep instead of them.
final class Secrets {
    /// What every API token of Gatehouse begins with.
    static final String TOKEN_PREFIX = "gth_";

    private static final String BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_CHARS = 43;
    private static final int CHECK_CHARS = 6;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    /// `bytes` random bytes in base 62, always as long as the largest.
    String random(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        int chars = (int) Math.ceil(bytes * 8 / (Math.log(62) / Math.log(2)));
        return base62(new BigInteger(1, secret), chars);
    }

    /// `gth_`, 256 random bits in base 62, and a checksum by which a scanner knows one from a
    /// look-alike without asking us.
    String token() {
        String secret = random(TOKEN_BYTES);
        return TOKEN_PREFIX + secret + check(secret);
    }

    /// Whether the text has the form and the checksum of a token of ours.
    static boolean looksLikeToken(String text) {
        if (!text.startsWith(TOKEN_PREFIX)
                || text.length() != TOKEN_PREFIX.length() + TOKEN_CHARS + CHECK_CHARS) {
            return false;
        }
        int middle = TOKEN_PREFIX.length() + TOKEN_CHARS;
        return check(text.substring(TOKEN_PREFIX.length(), middle)).equals(text.substring(middle));
    }

    /// SHA-256 of a secret that is itself random, so that no salt is needed.
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String check(String secret) {
        CRC32 crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECK_CHARS);
    }

    private static String base62(BigInteger number, int chars) {
        StringBuilder text = new StringBuilder(chars);
        BigInteger rest = number;
        BigInteger base = BigInteger.valueOf(62);
        while (text.length() < chars) {
            text.append(BASE62.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return text.reverse().toString();
    }

    static String accountKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
