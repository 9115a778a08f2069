package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Looks entries up in the bundles, best in order.
final class EntryReader {

    private final Disk disk;
    private final Path journal;
    private final long size;
    private long bundleIndex = -1;
    private byte[] bundle = new byte[0];

    /// @param size of the tree whose bundles are read
    EntryReader(Disk disk, Path journal, long size) {
        this.disk = disk;
        this.journal = journal;
        this.size = size;
    }

    /// The entry at a position; absent where its bundle does not hold it.
    @Nullable Entry entry(long position) throws IOException {
        if (position >= size) {
            return null;
        }
        if (position >> 8 != bundleIndex) {
            bundleIndex = position >> 8;
            bundle = load(bundleIndex);
        }
        int at = (int) (position & 255) * Bundle.ENTRY_BYTES;
        if (at + Bundle.ENTRY_BYTES > bundle.length) {
            return null;
        }
        byte[] bytes = Arrays.copyOfRange(bundle, at + 2, at + Bundle.ENTRY_BYTES);
        try {
            return Entry.parse(ByteBuffer.wrap(bytes));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] load(long index) throws IOException {
        int width = (int) Math.min(TilePath.FULL, size - (index << 8));
        for (int candidate : new int[] {width, TilePath.FULL}) {
            Path file =
                    journal.resolve(new TilePath(TilePath.ENTRIES, index, candidate).toString());
            if (disk.exists(file)) {
                return disk.read(file, 0, TilePath.FULL * Bundle.ENTRY_BYTES);
            }
        }
        return new byte[0];
    }
}
