package dev.gatehouse.journal;

import java.util.Base64;

/// Base64 as notes, checkpoints and proofs use it: RFC 4648 §4 with padding, one spelling for each
/// value.
final class Note64 {

    private Note64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException for anything but the one canonical spelling
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical base64 of any bytes");
        }
        return bytes;
    }

    static byte[] decodeHash(String text) {
        byte[] hash = decode(text);
        if (hash.length != Merkle.HASH_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
        }
        return hash;
    }
}
