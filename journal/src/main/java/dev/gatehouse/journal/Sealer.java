package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Packs closed segments of the log into encrypted blocks and removes them.
///
/// A segment goes only after the tree and a checkpoint cover it and its blocks, with their name,
/// are durable. A crash in between leaves both, and opening removes the one that is not needed.
final class Sealer {

    private final Disk disk;
    private final Wal wal;
    private final Blocks blocks;
    private final ReentrantReadWriteLock layout;

    /// @param layout held for writing while records move from one place to the other
    Sealer(Disk disk, Wal wal, Blocks blocks, ReentrantReadWriteLock layout) {
        this.disk = disk;
        this.wal = wal;
        this.blocks = blocks;
        this.layout = layout;
    }

    /// Seals every segment that is not written to any more and that the checkpoint covers.
    ///
    /// @param covered size of the checkpoint
    /// @param scrub whether segments are overwritten before they go
    void sealClosed(long covered, boolean scrub) throws IOException {
        List<WalSegment> segments = wal.segments();
        for (WalSegment segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
            if (segment.end() <= covered) {
                seal(segment, scrub);
            }
        }
    }

    private void seal(WalSegment segment, boolean scrub) throws IOException {
        if (segment.end() > segment.first()) {
            BlockFile sealed = write(segment);
            layout.writeLock().lock();
            try {
                blocks.add(sealed);
                wal.remove(segment);
            } finally {
                layout.writeLock().unlock();
            }
        } else {
            wal.remove(segment);
        }
        if (scrub) {
            Scrub.delete(disk, segment.file());
        } else {
            disk.delete(segment.file());
            disk.syncDirectory(wal.directory());
        }
    }

    private BlockFile write(WalSegment segment) throws IOException {
        Path target = blocks.path(segment.first());
        Path unfinished = target.resolveSibling(target.getFileName() + DurableFiles.UNFINISHED);
        DurableFiles files = new DurableFiles(disk);
        List<BlockHeader> headers = new ArrayList<>();
        try (DiskFile file = files.create(unfinished)) {
            Packing packing = new Packing(file, segment.first(), headers);
            wal.read(segment.first(), segment.end(), frame -> packing.add(BlockRecord.of(frame)));
            packing.flush();
            file.force();
        }
        disk.move(unfinished, target);
        files.sync();
        return new BlockFile(target, segment.first(), List.copyOf(headers));
    }

    /// Gathers records until they make a block.
    private final class Packing {

        private final DiskFile file;
        private final List<BlockHeader> headers;
        private final List<BlockRecord> records = new ArrayList<>();
        private long first;
        private long payloadBytes;
        private long offset;

        Packing(DiskFile file, long first, List<BlockHeader> headers) {
            this.file = file;
            this.first = first;
            this.headers = headers;
        }

        void add(BlockRecord added) throws IOException {
            boolean full = payloadBytes + added.length() > Block.PAYLOADS_BYTES_MAX;
            if (!records.isEmpty() && (full || records.size() == Block.RECORDS_MAX)) {
                flush();
            }
            records.add(added);
            payloadBytes += added.length();
        }

        void flush() throws IOException {
            if (records.isEmpty()) {
                return;
            }
            byte[] block = Block.encode(first, records, blocks.writing(), blocks.keys());
            file.write(ByteBuffer.wrap(block), offset);
            headers.add(BlockHeader.parse(ByteBuffer.wrap(block)));
            offset += block.length;
            first += records.size();
            payloadBytes = 0;
            records.clear();
        }
    }
}
