package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the tiles and entries of a tree of one size.
///
/// Where a partial tile was dropped because the full one exists by now, the full one is read.
final class TileReader implements Merkle.Nodes {

    private static final int TILES_CACHED_MAX = 64;

    private final Disk disk;
    private final Path journal;
    private final long size;
    private final Map<TilePath, byte[]> cache =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
                    return size() > TILES_CACHED_MAX;
                }
            };

    TileReader(Disk disk, Path journal, long size) {
        this.disk = disk;
        this.journal = journal;
        this.size = size;
    }

    /// At least the hashes this size has in the tile.
    byte[] read(int level, long index) {
        TilePath path = path(level, index);
        byte[] cached = cache.get(path);
        if (cached == null) {
            cached = readFile(path, path.width() * Merkle.HASH_BYTES);
            cache.put(path, cached);
        }
        return cached;
    }

    /// The bundle that holds the entry at `position`, entries in order, each after its two-byte
    /// length.
    byte[] readBundle(long position) {
        TilePath path = path(TilePath.ENTRIES, position >> 8);
        return readFile(path, path.width() * Bundle.ENTRY_BYTES);
    }

    private TilePath path(int level, long index) {
        long row = Tree.rowSize(Math.max(level, 0), size);
        long width = Math.min(TilePath.FULL, row - (index << 8));
        return new TilePath(level, index, (int) width);
    }

    private byte[] readFile(TilePath path, int bytesNeeded) {
        Path file = journal.resolve(path.toString());
        try {
            if (!path.isFull() && !disk.exists(file)) {
                file =
                        journal.resolve(
                                new TilePath(path.level(), path.index(), TilePath.FULL).toString());
            }
            byte[] bytes = disk.read(file, 0, TilePath.FULL * Bundle.ENTRY_BYTES + 1);
            if (bytes.length < bytesNeeded) {
                throw new JournalException(
                        Reason.DAMAGED,
                        file
                                + " has "
                                + bytes.length
                                + " bytes where "
                                + bytesNeeded
                                + " are needed. Restore it from a backup.");
            }
            return bytes;
        } catch (IOException e) {
            throw JournalException.io("Reading " + file, e);
        }
    }

    @Override
    public byte[] node(int level, long index) {
        int within = level % 8;
        long start = index << within;
        return Tree.fold(read(level / 8, start >> 8), (int) (start & 255), 1 << within);
    }
}
