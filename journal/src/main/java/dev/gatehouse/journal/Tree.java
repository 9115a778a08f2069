package dev.gatehouse.journal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The right edge of a growing tree: for each level of tiles the one that is not full yet.
///
/// That is all a root needs, so a tree of any size fits in a few kilobytes.
final class Tree implements Merkle.Nodes {

    private static final int TILE_BYTES = TilePath.FULL * Merkle.HASH_BYTES;

    /// Told of every tile that became full, lowest level first.
    interface FullTiles {
        void full(TilePath path, byte[] hashes);
    }

    private final List<byte[]> edges = new ArrayList<>();
    private long size;

    Tree() {}

    /// Continues where another stands, without touching it.
    Tree(Tree other) {
        other.edges.forEach(edge -> edges.add(edge.clone()));
        size = other.size;
    }

    /// The edge of a tree of `size` leaves, read from its tiles.
    static Tree restore(TileReader tiles, long size) {
        Tree tree = new Tree();
        tree.size = size;
        for (int level = 0; rowSize(level, size) > 0; level++) {
            byte[] edge = new byte[TILE_BYTES];
            int width = edgeWidth(level, size);
            if (width > 0) {
                byte[] hashes = tiles.read(level, rowSize(level, size) >> 8);
                System.arraycopy(hashes, 0, edge, 0, width * Merkle.HASH_BYTES);
            }
            tree.edges.add(edge);
        }
        return tree;
    }

    /// How many hashes a level of tiles holds for a tree of this size.
    static long rowSize(int level, long size) {
        return level >= 8 ? 0 : size >> (8 * level);
    }

    /// How many of them lie in the tile that is not full.
    static int edgeWidth(int level, long size) {
        return (int) (rowSize(level, size) & 255);
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash, FullTiles sink) {
        append(0, size, leafHash, sink);
        size++;
    }

    private void append(int level, long index, byte[] hash, FullTiles sink) {
        if (level == edges.size()) {
            edges.add(new byte[TILE_BYTES]);
        }
        byte[] edge = edges.get(level);
        int slot = (int) (index & 255);
        System.arraycopy(hash, 0, edge, slot * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
        if (slot == 255) {
            sink.full(new TilePath(level, index >> 8, TilePath.FULL), edge.clone());
            append(level + 1, index >> 8, fold(edge, 0, TilePath.FULL), sink);
        }
    }

    /// The tiles that are not full, as they are stored for this size.
    void partialTiles(FullTiles sink) {
        for (int level = 0; level < edges.size(); level++) {
            int width = edgeWidth(level, size);
            if (width > 0) {
                sink.full(
                        new TilePath(level, rowSize(level, size) >> 8, width),
                        Arrays.copyOf(edges.get(level), width * Merkle.HASH_BYTES));
            }
        }
    }

    byte[] root() {
        return Merkle.root(this, 0, size);
    }

    @Override
    public byte[] node(int level, long index) {
        int within = level % 8;
        long start = index << within;
        return fold(edges.get(level / 8), (int) (start & 255), 1 << within);
    }

    /// The root of `count` hashes, a power of two, from the `first` on.
    static byte[] fold(byte[] hashes, int first, int count) {
        byte[] row =
                Arrays.copyOfRange(
                        hashes, first * Merkle.HASH_BYTES, (first + count) * Merkle.HASH_BYTES);
        MessageDigest sha256 = Merkle.sha256();
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                sha256.update((byte) 1);
                sha256.update(row, i * 2 * Merkle.HASH_BYTES, 2 * Merkle.HASH_BYTES);
                System.arraycopy(sha256.digest(), 0, row, i * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
            }
        }
        return Arrays.copyOf(row, Merkle.HASH_BYTES);
    }
}
