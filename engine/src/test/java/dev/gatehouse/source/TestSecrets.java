package dev.gatehouse.source;

import dev.gatehouse.source.plan.Secrets;
import java.util.HexFormat;

/// Stands in for redaction and the installation's key: fingerprints are the same everywhere, so
/// golden files can hold them.
final class TestSecrets {
    private TestSecrets() {}

    static Secrets open() {
        return new Secrets(text -> text, TestSecrets::fingerprint);
    }

    private static String fingerprint(byte[] secret) {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(secret);
            return "fp:" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (java.security.NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
