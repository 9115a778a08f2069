package dev.gatehouse.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// One record in a write-ahead segment, with its salt.
///
/// `u32 length ‖ u32 crc32c ‖ u64 position ‖ entry ‖ salt16 ‖ payload`, big-endian; `length` counts
/// what follows `crc32c`, which covers the same bytes.
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
record Frame(long position, Entry entry, byte[] salt, byte[] payload) {

    /// `length` and `crc32c`.
    static final int PREFIX_BYTES = 8;

    /// What stands between `crc32c` and the payload.
    static final int HEAD_BYTES = 8 + Entry.BYTES + Entry.SALT_BYTES;

    static final int LENGTH_MAX = HEAD_BYTES + Leaf.PAYLOAD_BYTES_MAX;

    static int bytes(int payloadBytes) {
        return PREFIX_BYTES + HEAD_BYTES + payloadBytes;
    }

    /// Everything but the payload, its checksum still open. `salt` is read to its limit.
    static void putHead(ByteBuffer target, long position, Entry entry, ByteBuffer salt) {
        target.putInt(HEAD_BYTES + entry.length()).putInt(0).putLong(position);
        entry.put(target);
        target.put(salt);
    }

    /// Closes the head that ends at the target's position: the checksum covers position, entry,
    /// salt and payload.
    static void putChecksum(ByteBuffer target, byte[] payload) {
        int start = target.position() - HEAD_BYTES - PREFIX_BYTES;
        CRC32C crc = new CRC32C();
        crc.update(target.duplicate().flip().position(start + PREFIX_BYTES));
        crc.update(payload);
        target.putInt(start + 4, (int) crc.getValue());
    }

    byte[] encoded() {
        ByteBuffer target = ByteBuffer.allocate(bytes(payload.length));
        putHead(target, position, entry, ByteBuffer.wrap(salt));
        putChecksum(target, payload);
        return target.put(payload).array();
    }

    Stored.Live stored() {
        return new Stored.Live(
                position, entry.kind(), entry.receivedMicros(), entry.source(), payload);
    }

    /// Whether the bytes at `offset` are a whole frame whose checksum holds.
    static boolean isWhole(ByteBuffer bytes, int offset) {
        int there = bytes.limit() - offset;
        if (there < PREFIX_BYTES + HEAD_BYTES) {
            return false;
        }
        int length = bytes.getInt(offset);
        if (length < HEAD_BYTES || length > LENGTH_MAX || there - PREFIX_BYTES < length) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(
                bytes.duplicate()
                        .limit(offset + PREFIX_BYTES + length)
                        .position(offset + PREFIX_BYTES));
        return (int) crc.getValue() == bytes.getInt(offset + 4);
    }

    /// Reads a frame that [#isWhole] and moves past it.
    ///
    /// @throws IllegalArgumentException when the entry inside is of an unknown version or
    ///   contradicts the frame
    static Frame parse(ByteBuffer bytes) {
        int length = bytes.getInt();
        bytes.getInt();
        long position = bytes.getLong();
        Entry entry = Entry.parse(bytes);
        if (entry.length() != length - HEAD_BYTES) {
            throw new IllegalArgumentException(
                    "entry says "
                            + entry.length()
                            + " bytes of payload, the frame holds "
                            + (length - HEAD_BYTES));
        }
        byte[] salt = new byte[Entry.SALT_BYTES];
        bytes.get(salt);
        byte[] payload = new byte[entry.length()];
        bytes.get(payload);
        return new Frame(position, entry, salt, payload);
    }
}
