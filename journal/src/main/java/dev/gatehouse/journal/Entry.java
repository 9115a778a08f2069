package dev.gatehouse.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// The 50 bytes a leaf of the tree commits to.
///
/// `u8 version ‖ u8 kind ‖ u64 received_µs ‖ u32 source ‖ u32 length ‖ 32 B commitment`,
/// big-endian. The commitment covers a random salt and the payload, so a leaf alone gives nothing
/// away about what it commits to, and stays true when both are destroyed.
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
record Entry(int kind, long receivedMicros, int source, int length, byte[] commitment) {

    static final int BYTES = 50;
    static final int VERSION = 1;
    static final int SALT_BYTES = 16;
    static final int COMMITMENT_BYTES = 32;

    private static final byte[] COMMITMENT_PREFIX =
            "gatehouse-payload/v1\0".getBytes(StandardCharsets.US_ASCII);

    void put(ByteBuffer target) {
        target.put((byte) VERSION).put((byte) kind).putLong(receivedMicros);
        target.putInt(source).putInt(length).put(commitment);
    }

    byte[] bytes() {
        ByteBuffer target = ByteBuffer.allocate(BYTES);
        put(target);
        return target.array();
    }

    /// Reads 50 bytes; the caller has checked that they are there.
    ///
    /// @throws IllegalArgumentException for a version this code does not know
    static Entry parse(ByteBuffer from) {
        int version = from.get() & 0xff;
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "entry has version " + version + ", this program knows " + VERSION);
        }
        int kind = from.get() & 0xff;
        long received = from.getLong();
        int source = from.getInt();
        int length = from.getInt();
        byte[] commitment = new byte[COMMITMENT_BYTES];
        from.get(commitment);
        return new Entry(kind, received, source, length, commitment);
    }

    static byte[] commitment(MessageDigest sha256, byte[] salt, int saltOffset, byte[] payload) {
        sha256.update(COMMITMENT_PREFIX);
        sha256.update(salt, saltOffset, SALT_BYTES);
        return sha256.digest(payload);
    }

    /// Whether salt and payload are the ones this entry commits to.
    boolean commitsTo(MessageDigest sha256, byte[] salt, byte[] payload) {
        return length == payload.length
                && Arrays.equals(commitment, commitment(sha256, salt, 0, payload));
    }
}
