package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Recomputes the tree from the entry bundles and compares every tile, the root, and the roots
/// known from elsewhere.
final class TreeAudit {

    private final Audit audit;
    private final SignedCheckpoint checkpoint;
    private final List<SignedCheckpoint> earlier;

    TreeAudit(Audit audit, SignedCheckpoint checkpoint, List<SignedCheckpoint> earlier) {
        this.audit = audit;
        this.checkpoint = checkpoint;
        this.earlier = earlier;
    }

    void run() throws IOException {
        Tree tree = new Tree();
        MessageDigest sha256 = Merkle.sha256();
        compareRoots(tree);
        for (long start = 0; start < checkpoint.size(); start += TilePath.FULL) {
            int width = (int) Math.min(TilePath.FULL, checkpoint.size() - start);
            byte[] bundle =
                    load(new TilePath(TilePath.ENTRIES, start >> 8, width), Bundle.ENTRY_BYTES);
            byte[] leaves = load(new TilePath(0, start >> 8, width), Merkle.HASH_BYTES);
            for (int i = 0; i < width; i++) {
                byte[] leaf = leafHash(sha256, bundle, i, start);
                if (leaf.length == 0 && leaves.length == 0) {
                    return;
                }
                byte[] known = leaves.length == 0 ? leaf : hash(leaves, i);
                if (leaf.length > 0 && !Arrays.equals(leaf, known)) {
                    audit.bad(
                            resolve(new TilePath(0, start >> 8, width)),
                            start + i,
                            "the leaf hash of this record does not match its entry");
                }
                tree.append(leaf.length > 0 ? leaf : known, this::compareTile);
                compareRoots(tree);
            }
        }
        tree.partialTiles(this::compareTile);
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            audit.bad(
                    audit.journal().resolve(Checkpoints.FILE),
                    checkpoint.size(),
                    "the root of the entries is not the root that was signed");
        }
    }

    private void compareRoots(Tree tree) {
        for (SignedCheckpoint other : earlier) {
            if (other.size() == tree.size() && !Arrays.equals(other.root(), tree.root())) {
                audit.bad(
                        audit.journal().resolve(Checkpoints.FILE),
                        other.size(),
                        "the journal does not continue a checkpoint of this size signed earlier");
            }
        }
    }

    private byte[] leafHash(MessageDigest sha256, byte[] bundle, int index, long start) {
        if (bundle.length == 0) {
            return bundle;
        }
        int length = ByteBuffer.wrap(bundle).getShort(index * Bundle.ENTRY_BYTES) & 0xffff;
        if (length != Entry.BYTES) {
            audit.bad(
                    resolve(new TilePath(TilePath.ENTRIES, start >> 8, TilePath.FULL)),
                    start + index,
                    "an entry has " + length + " bytes instead of " + Entry.BYTES);
        }
        return Merkle.leafHash(sha256, Bundle.entry(bundle, index));
    }

    private static byte[] hash(byte[] hashes, int index) {
        int at = index * Merkle.HASH_BYTES;
        return Arrays.copyOfRange(hashes, at, at + Merkle.HASH_BYTES);
    }

    private void compareTile(TilePath path, byte[] computed) {
        if (path.level() == 0) {
            return; // compared leaf by leaf
        }
        try {
            byte[] stored = load(path, Merkle.HASH_BYTES);
            int at = stored.length == 0 ? -1 : Arrays.mismatch(stored, computed);
            if (at >= 0) {
                audit.bad(
                        resolve(path),
                        (path.index() << 8) + at / Merkle.HASH_BYTES,
                        "this hash of level "
                                + path.level()
                                + " is not the root of what lies below it");
            }
        } catch (IOException e) {
            audit.bad(resolve(path), -1, "cannot be read: " + e.getMessage());
        }
    }

    /// The items of a tile this size needs; empty when they are not there, which is reported.
    private byte[] load(TilePath path, int itemBytes) throws IOException {
        int needed = path.width() * itemBytes;
        for (int width : new int[] {path.width(), TilePath.FULL}) {
            Path file = resolve(new TilePath(path.level(), path.index(), width));
            // One byte more, so that a file that is too long shows.
            Optional<byte[]> there = readIfThere(file, width * itemBytes + 1);
            if (there.isPresent()) {
                byte[] bytes = there.get();
                if (bytes.length != width * itemBytes) {
                    audit.bad(file, -1, "is not " + width * itemBytes + " bytes long");
                }
                return bytes.length < needed ? new byte[0] : Arrays.copyOf(bytes, needed);
            }
        }
        audit.bad(resolve(path), -1, "is missing");
        return new byte[0];
    }

    private Optional<byte[]> readIfThere(Path file, int bytesMax) throws IOException {
        try {
            return Optional.of(audit.disk().read(file, 0, bytesMax));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path resolve(TilePath path) {
        return audit.journal().resolve(path.toString());
    }
}
