package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Rewrites sealed blocks without the payloads and salts of erased records.
///
/// The order is written down first, in a file of its own, so that a crash at any point is made good
/// on opening.
final class Eraser {

    static final String FILE = "erasing";

    private static final int HEAD_BYTES = 4 + 8 + 1 + 8 + 4 + 4;
    private static final int FILE_BYTES_MAX =
            HEAD_BYTES + Leaf.PAYLOAD_BYTES_MAX + 4 + 8 * Erasure.POSITIONS_MAX;

    private final Disk disk;
    private final Path file;
    private final Blocks blocks;

    Eraser(Disk disk, Path journal, Blocks blocks) {
        this.disk = disk;
        this.file = journal.resolve(FILE);
        this.blocks = blocks;
    }

    /// An erasure that was ordered.
    ///
    /// @param size the journal's size before its tombstone, which therefore stands there or later
    record Order(long size, Erasure erasure) {

        boolean isTombstone(Stored stored) {
            Leaf tombstone = erasure.tombstone();
            return stored instanceof Stored.Live live
                    && live.kind() == tombstone.kind()
                    && live.source() == tombstone.source()
                    && Arrays.equals(live.payload(), tombstone.payload());
        }
    }

    /// Writes the order down.
    void begin(Order order) throws IOException {
        new DurableFiles(disk).replace(file, encode(order));
    }

    /// `u32 crc32c of the rest ‖ u64 size ‖ u8 kind ‖ u64 received_µs ‖ u32 source ‖ u32 length ‖
    /// tombstone payload ‖ u32 count ‖ u64 positions`.
    static byte[] encode(Order order) {
        Leaf tombstone = order.erasure().tombstone();
        long[] positions = order.erasure().positions();
        ByteBuffer bytes =
                ByteBuffer.allocate(
                        HEAD_BYTES + tombstone.payload().length + 4 + 8 * positions.length);
        bytes.putInt(0).putLong(order.size());
        bytes.put((byte) tombstone.kind())
                .putLong(tombstone.receivedMicros())
                .putInt(tombstone.source());
        bytes.putInt(tombstone.payload().length).put(tombstone.payload());
        bytes.putInt(positions.length);
        for (long position : positions) {
            bytes.putLong(position);
        }
        return bytes.putInt(0, checksum(bytes.array())).array();
    }

    /// The order that was not finished, if there is one.
    Optional<Order> unfinished() throws IOException {
        if (!disk.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = disk.readAll(file, FILE_BYTES_MAX);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD_BYTES || from.getInt() != checksum(bytes)) {
            throw new JournalException(
                    Reason.DAMAGED,
                    file + " is damaged, so the erasure it orders cannot be finished. Restore it.");
        }
        long size = from.getLong();
        int kind = from.get() & 0xff;
        long received = from.getLong();
        int source = from.getInt();
        byte[] payload = new byte[from.getInt()];
        from.get(payload);
        long[] positions = new long[from.getInt()];
        from.asLongBuffer().get(positions);
        return Optional.of(
                new Order(size, new Erasure(positions, new Leaf(kind, received, source, payload))));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 4, bytes.length - 4);
        return (int) crc.getValue();
    }

    /// A block file without the erased payloads, complete and durable beside the one it replaces.
    record Rewritten(Path unfinished, BlockFile file) {}

    /// Writes what takes the place of each file that holds one of the positions. All of them are
    /// sealed.
    Rewritten rewrite(BlockFile old, long[] positions) throws IOException {
        Path unfinished =
                old.path().resolveSibling(old.path().getFileName() + DurableFiles.UNFINISHED);
        List<BlockHeader> headers = new ArrayList<>();
        DurableFiles files = new DurableFiles(disk);
        try (DiskFile target = files.create(unfinished)) {
            long offset = 0;
            for (int i = 0; i < old.headers().size(); i++) {
                byte[] block = rewriteBlock(old, i, positions);
                target.write(ByteBuffer.wrap(block), offset);
                offset += block.length;
                headers.add(BlockHeader.parse(ByteBuffer.wrap(block)));
            }
            target.force();
        }
        files.sync();
        return new Rewritten(
                unfinished, new BlockFile(old.path(), old.first(), List.copyOf(headers)));
    }

    private byte[] rewriteBlock(BlockFile old, int index, long[] positions) throws IOException {
        BlockHeader header = old.headers().get(index);
        int from = lowerBound(positions, header.first());
        int to = lowerBound(positions, header.end());
        if (from == to) {
            return old.read(disk, index);
        }
        Block block = blocks.decode(old, index);
        List<BlockRecord> records = new ArrayList<>(block.records());
        for (int i = from; i < to; i++) {
            int slot = (int) (positions[i] - header.first());
            records.set(slot, records.get(slot).erased());
        }
        return Block.encode(header.first(), records, blocks.writing(), blocks.keys());
    }

    /// The files that hold any of the positions.
    List<BlockFile> affected(long[] positions) throws IOException {
        List<BlockFile> affected = new ArrayList<>();
        int at = 0;
        while (at < positions.length) {
            BlockFile next = blocks.fileOf(positions[at]);
            affected.add(next);
            at = lowerBound(positions, next.end());
        }
        return affected;
    }

    private static int lowerBound(long[] positions, long bound) {
        int found = Arrays.binarySearch(positions, bound);
        return found >= 0 ? found : -found - 1;
    }

    /// Puts the rewritten file in its place and overwrites the old bytes.
    void swap(Rewritten rewritten) throws IOException {
        Scrub.replace(disk, rewritten.unfinished(), rewritten.file().path());
        blocks.replaced(rewritten.file());
    }

    void finish() throws IOException {
        disk.delete(file);
        disk.syncDirectory(DurableFiles.parent(file));
    }
}
