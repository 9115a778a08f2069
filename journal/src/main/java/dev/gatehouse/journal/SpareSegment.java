package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file of zeros, as long as a segment, ready to be renamed into one.
final class SpareSegment {

    private static final int CHUNK_BYTES = 1 << 20;

    private SpareSegment() {}

    static void make(Disk disk, Path spare, long bytes) throws IOException {
        Path unfinished = spare.resolveSibling(spare.getFileName() + DurableFiles.UNFINISHED);
        try (DiskFile file = disk.create(unfinished)) {
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
            for (long at = 0; at < bytes; at += CHUNK_BYTES) {
                zeros.clear().limit((int) Math.min(CHUNK_BYTES, bytes - at));
                file.write(zeros, at);
            }
            file.force();
        }
        disk.move(unfinished, spare);
    }
}
