package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A file of zeros, as long as a segment, ready to be renamed into one.
final class SpareSegment {

    private static final int CHUNK_BYTES = 1 << 20;

    private SpareSegment() {}

    static void make(Disk disk, Path spare) throws IOException {
        Path unfinished = spare.resolveSibling(spare.getFileName() + DurableFiles.UNFINISHED);
        try (DiskFile file = disk.create(unfinished)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);
            long bytes = WalOutput.SEGMENT_BYTES_MAX + WalWriter.GROUP_BYTES_MAX;
            for (long at = 0; at < bytes; at += CHUNK_BYTES) {
                file.write(zeros.clear(), at);
            }
            file.force();
        }
        disk.move(unfinished, spare);
    }
}
