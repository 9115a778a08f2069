package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Overwrites what must not be found again, then removes it.
final class Scrub {

    private static final int CHUNK_BYTES = 1 << 20;

    private Scrub() {}

    /// Zeros over the whole file, synced, then the file and its name are gone.
    static void delete(Disk disk, Path file) throws IOException {
        try (DiskFile open = disk.open(file)) {
            overwrite(open);
        }
        disk.delete(file);
        disk.syncDirectory(DurableFiles.parent(file));
    }

    /// Puts a complete file in place of another and overwrites the bytes that were there.
    static void replace(Disk disk, Path complete, Path target) throws IOException {
        try (DiskFile old = disk.open(target)) {
            disk.move(complete, target);
            disk.syncDirectory(DurableFiles.parent(target));
            overwrite(old);
        }
    }

    private static void overwrite(DiskFile file) throws IOException {
        long size = file.size();
        ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
        for (long at = 0; at < size; at += CHUNK_BYTES) {
            zeros.clear().limit((int) Math.min(CHUNK_BYTES, size - at));
            file.write(zeros, at);
        }
        file.force();
    }
}
