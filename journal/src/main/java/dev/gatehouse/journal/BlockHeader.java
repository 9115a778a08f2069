package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/// The clear part in front of a block: `magic4 ‖ u8 version ‖ u8 codec ‖ u32 count ‖ u64 first ‖
/// u32 plain length ‖ u32 sealed length ‖ wrapped key 40 ‖ nonce 12 ‖ states`, big-endian.
///
/// States are one bit a record, 1 = erased, record 0 in the lowest bit of the first byte.
///
/// @param first position of the first record
/// @param count records
/// @param plainLength bytes of the content before packing
/// @param sealedLength bytes of the encrypted content, its tag included
/// @param erased which records are erased
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
record BlockHeader(
        int codec,
        long first,
        int count,
        int plainLength,
        int sealedLength,
        Keying keying,
        BitSet erased) {

    static final int FIXED_BYTES = 78;
    static final int CHECKSUM_BYTES = 4;
    static final int VERSION = 1;

    private static final int MAGIC = 0x4748424b; // "GHBK"

    /// @param wrappedKey the block's key, wrapped by the installation's
    record Keying(byte[] wrappedKey, byte[] nonce) {}

    static int stateBytes(int count) {
        return (count + 7) / 8;
    }

    /// Header with states.
    int bytes() {
        return FIXED_BYTES + stateBytes(count);
    }

    /// The whole block on disk.
    int blockBytes() {
        return bytes() + sealedLength + CHECKSUM_BYTES;
    }

    /// One past the last position.
    long end() {
        return first + count;
    }

    byte[] encoded() {
        ByteBuffer target = ByteBuffer.allocate(bytes());
        target.putInt(MAGIC).put((byte) VERSION).put((byte) codec).putInt(count).putLong(first);
        target.putInt(plainLength).putInt(sealedLength);
        target.put(keying.wrappedKey()).put(keying.nonce());
        target.put(erased.toByteArray());
        return target.array();
    }

    /// Reads a header.
    ///
    /// @throws IOException when it is none, or says what cannot be
    static BlockHeader parse(ByteBuffer from) throws IOException {
        if (from.remaining() < FIXED_BYTES || from.getInt() != MAGIC) {
            throw new IOException("no block begins here");
        }
        int version = from.get() & 0xff;
        if (version != VERSION) {
            throw new IOException(
                    "block has version " + version + ", this program knows " + VERSION);
        }
        int codec = from.get() & 0xff;
        int count = from.getInt();
        long first = from.getLong();
        int plainLength = from.getInt();
        int sealedLength = from.getInt();
        byte[] wrapped = new byte[BlockKey.WRAPPED_BYTES];
        from.get(wrapped);
        byte[] nonce = new byte[BlockKey.NONCE_BYTES];
        from.get(nonce);
        boolean possible =
                count > 0
                        && count <= Block.RECORDS_MAX
                        && first >= 0
                        && plainLength >= count * Block.META_BYTES
                        && plainLength <= Block.PLAIN_BYTES_MAX
                        && sealedLength >= BlockKey.TAG_BYTES
                        && sealedLength <= Block.SEALED_BYTES_MAX;
        if (!possible || from.remaining() < stateBytes(count)) {
            throw new IOException("block header says what cannot be");
        }
        byte[] states = new byte[stateBytes(count)];
        from.get(states);
        BitSet erased = BitSet.valueOf(states);
        if (erased.length() > count) {
            throw new IOException("block header has states for records it does not have");
        }
        return new BlockHeader(
                codec, first, count, plainLength, sealedLength, new Keying(wrapped, nonce), erased);
    }
}
