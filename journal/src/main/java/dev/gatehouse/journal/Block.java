package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/// Records packed and encrypted together: header, sealed content, `u32 crc32c` over both.
///
/// The content before packing is, record by record, `u8 kind ‖ u64 received_µs ‖ u32 source ‖ u32
/// length`, then the salts of the live records, then their payloads. It is encrypted with
/// AES-256-GCM under the block's own key, bound to the header.
///
/// @param records in order of position, from `header.first()` on
record Block(BlockHeader header, List<BlockRecord> records) {

    /// Payloads of one block, unless a single one is larger.
    static final int PAYLOADS_BYTES_MAX = 256 << 10;

    static final int RECORDS_MAX = 4096;
    static final int META_BYTES = 17;
    static final int PLAIN_BYTES_MAX =
            RECORDS_MAX * (META_BYTES + Entry.SALT_BYTES)
                    + PAYLOADS_BYTES_MAX
                    + Leaf.PAYLOAD_BYTES_MAX;

    /// Packing may add a little to what does not pack.
    static final int SEALED_BYTES_MAX = PLAIN_BYTES_MAX + (PLAIN_BYTES_MAX >> 6) + 1024;

    /// A block whose key or content does not open: another installation's, or changed.
    static final class SealBrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        SealBrokenException(GeneralSecurityException cause) {
            super("the block does not open with this key", cause);
        }
    }

    static byte[] encode(long first, List<BlockRecord> records, Codec codec, JournalKeys keys) {
        byte[] plain = plain(records);
        byte[] packed = codec.compress(plain);
        BitSet erased = new BitSet();
        for (int i = 0; i < records.size(); i++) {
            erased.set(i, !records.get(i).live());
        }
        SecureRandom random = keys.random();
        byte[] key = new byte[BlockKey.BYTES];
        random.nextBytes(key);
        byte[] nonce = new byte[BlockKey.NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            BlockHeader header =
                    new BlockHeader(
                            codec.number(),
                            first,
                            records.size(),
                            plain.length,
                            packed.length + BlockKey.TAG_BYTES,
                            new BlockHeader.Keying(keys.wrapping().wrap(key), nonce),
                            erased);
            byte[] clear = header.encoded();
            byte[] sealed = new BlockKey.Sealing(key, nonce, clear).encrypt(packed);
            ByteBuffer whole = ByteBuffer.allocate(header.blockBytes()).put(clear).put(sealed);
            return whole.putInt(checksum(whole.array())).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    private static byte[] plain(List<BlockRecord> records) {
        int bytes = 0;
        for (BlockRecord item : records) {
            bytes += META_BYTES + item.salt().length + item.payload().length;
        }
        ByteBuffer plain = ByteBuffer.allocate(bytes);
        for (BlockRecord item : records) {
            plain.put((byte) item.kind()).putLong(item.receivedMicros());
            plain.putInt(item.source()).putInt(item.length());
        }
        records.forEach(item -> plain.put(item.salt()));
        records.forEach(item -> plain.put(item.payload()));
        return plain.array();
    }

    private static int checksum(byte[] block) {
        CRC32C crc = new CRC32C();
        crc.update(block, 0, block.length - BlockHeader.CHECKSUM_BYTES);
        return (int) crc.getValue();
    }

    /// Whether the checksum of these bytes, one whole block, holds.
    static boolean isWhole(byte[] block) {
        int stored = ByteBuffer.wrap(block).getInt(block.length - BlockHeader.CHECKSUM_BYTES);
        return checksum(block) == stored;
    }

    /// Opens a block.
    ///
    /// @param codec the one its header names
    /// @throws SealBrokenException when the key is not its key, or the bytes were changed
    /// @throws IOException when what opens is no block
    static Block decode(byte[] block, Codec codec, BlockKey installation) throws IOException {
        BlockHeader header = BlockHeader.parse(ByteBuffer.wrap(block));
        if (header.blockBytes() != block.length || !isWhole(block)) {
            throw new IOException("the block's checksum does not hold");
        }
        ByteBuffer parts = ByteBuffer.wrap(block);
        byte[] clear = new byte[header.bytes()];
        parts.get(clear);
        byte[] sealed = new byte[header.sealedLength()];
        parts.get(sealed);
        byte[] packed;
        try {
            byte[] key = installation.unwrap(header.keying().wrappedKey());
            packed = new BlockKey.Sealing(key, header.keying().nonce(), clear).decrypt(sealed);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(e);
        }
        return new Block(header, records(header, codec.decompress(packed, header.plainLength())));
    }

    private static List<BlockRecord> records(BlockHeader header, byte[] content)
            throws IOException {
        ByteBuffer metas = ByteBuffer.wrap(content, 0, header.count() * META_BYTES);
        int live = header.count() - header.erased().cardinality();
        long saltAt = metas.limit();
        long payloadAt = saltAt + (long) live * Entry.SALT_BYTES;
        List<BlockRecord> records = new ArrayList<>(header.count());
        for (int i = 0; i < header.count(); i++) {
            int kind = metas.get() & 0xff;
            long received = metas.getLong();
            int source = metas.getInt();
            int length = metas.getInt();
            boolean isLive = !header.erased().get(i);
            if (length < 0 || (isLive && payloadAt + length > content.length)) {
                throw new IOException(
                        "record " + (header.first() + i) + " reaches beyond its block");
            }
            byte[] salt = new byte[isLive ? Entry.SALT_BYTES : 0];
            byte[] payload = new byte[isLive ? length : 0];
            System.arraycopy(content, (int) saltAt, salt, 0, salt.length);
            System.arraycopy(content, (int) payloadAt, payload, 0, payload.length);
            saltAt += salt.length;
            payloadAt += payload.length;
            records.add(new BlockRecord(kind, received, source, length, isLive, salt, payload));
        }
        if (payloadAt != content.length) {
            throw new IOException("the block holds bytes that belong to no record");
        }
        return records;
    }
}
