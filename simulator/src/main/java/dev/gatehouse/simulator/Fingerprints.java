package dev.gatehouse.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// Ids that belong to a thing and not to a moment: the same seed and name always give the same one.
record Fingerprints(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /// A number in `[0, bound)`.
    long number(String name, long bound) {
        return Long.remainderUnsigned(mix(fold(name)), bound);
    }

    String hex(String name, int byteCount) {
        return HexFormat.of().formatHex(bytes(name, byteCount));
    }

    String base64(String name, int byteCount) {
        return Base64.getEncoder().encodeToString(bytes(name, byteCount));
    }

    /// The text form of Vault's keyed hash of a value.
    String vaultHash(String name) {
        return "hmac-sha256:" + hex(name, 32);
    }

    String uuid(String name) {
        return Identifiers.uuid(mix(fold(name)), mix(fold(name) + 1));
    }

    private byte[] bytes(String name, int byteCount) {
        byte[] bytes = new byte[byteCount];
        long state = fold(name);
        for (int i = 0; i < byteCount; i++) {
            if (i % 8 == 0) {
                state = mix(state + i);
            }
            bytes[i] = (byte) (state >>> (8 * (i % 8)));
        }
        return bytes;
    }

    private long fold(String name) {
        long hash = FNV_OFFSET ^ seed;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /// The finaliser of SplitMix64: spreads every input bit over the whole word.
    static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
