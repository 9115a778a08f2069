package dev.gatehouse.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The RFC 6962 tree: its hashes, its proofs and their verification, as the C2SP specifications use
/// it.
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public final class Merkle {

    /// Bytes of every hash.
    public static final int HASH_BYTES = 32;

    /// Hashes a proof may hold; no tree of 2^63 leaves needs more.
    public static final int PROOF_HASHES_MAX = 63;

    private Merkle() {}

    /// The hash of a complete subtree: `level` 0 is a leaf, each level doubles.
    interface Nodes {
        byte[] node(int level, long index);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// SHA-256 of no bytes.
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /// SHA-256(00 ‖ entry).
    public static byte[] leafHash(byte[] entry) {
        return leafHash(sha256(), entry);
    }

    static byte[] leafHash(MessageDigest sha256, byte[] entry) {
        sha256.update((byte) 0);
        return sha256.digest(entry);
    }

    /// SHA-256(01 ‖ left ‖ right).
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    /// Whether `path` proves that the leaf is at `index` of that tree.
    public static boolean includes(long index, byte[] leafHash, List<byte[]> path, Head tree) {
        if (index < 0
                || index >= tree.size()
                || !areHashes(path)
                || leafHash.length != HASH_BYTES) {
            return false;
        }
        long node = index;
        long last = tree.size() - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, tree.root());
    }

    /// A tree's size and root, as a checkpoint states them.
    public record Head(long size, byte[] root) {}

    /// Whether `path` proves that the older tree is a prefix of the other. An empty older tree has
    /// no proof.
    public static boolean isConsistent(Head older, Head other, List<byte[]> path) {
        long from = older.size();
        long to = other.size();
        if (from <= 0 || from > to || !areHashes(path)) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && Arrays.equals(older.root(), other.root());
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            hashes.addFirst(older.root());
        }
        if (hashes.isEmpty()) {
            return false;
        }
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] olderHash = hashes.getFirst();
        byte[] otherHash = olderHash;
        for (byte[] sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = nodeHash(sibling, olderHash);
                otherHash = nodeHash(sibling, otherHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                otherHash = nodeHash(otherHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0
                && Arrays.equals(olderHash, older.root())
                && Arrays.equals(otherHash, other.root());
    }

    private static boolean areHashes(List<byte[]> path) {
        return path.size() <= PROOF_HASHES_MAX
                && path.stream().allMatch(hash -> hash.length == HASH_BYTES);
    }

    /// The root over leaves `from` to `to`; `from` is a multiple of the largest power of two not
    /// above the width.
    static byte[] root(Nodes nodes, long from, long to) {
        long width = to - from;
        if (width == 0) {
            return emptyRoot();
        }
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, from >> level);
        }
        long middle = from + Long.highestOneBit(width);
        return nodeHash(root(nodes, from, middle), root(nodes, middle, to));
    }

    static List<byte[]> inclusionPath(Nodes nodes, long index, long size) {
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.addFirst(root(nodes, middle, to));
                to = middle;
            } else {
                path.addFirst(root(nodes, from, middle));
                from = middle;
            }
        }
        return List.copyOf(path);
    }

    static List<byte[]> consistencyPath(Nodes nodes, long older, long size) {
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (older < to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (older <= middle) {
                path.addFirst(root(nodes, middle, to));
                to = middle;
            } else {
                path.addFirst(root(nodes, from, middle));
                from = middle;
            }
        }
        if (from != 0) {
            path.addFirst(root(nodes, from, to));
        }
        return List.copyOf(path);
    }
}
