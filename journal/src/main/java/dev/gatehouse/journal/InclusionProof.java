package dev.gatehouse.journal;

import java.util.List;

/// Proof that a leaf stands at a position of the tree of some size.
///
/// @param position leaf index
/// @param treeSize size of the tree it is proved in
/// @param entry the 50 bytes the leaf commits to
/// @param path hashes from the leaf up
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record InclusionProof(long position, long treeSize, byte[] entry, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether it holds for the tree a verified checkpoint states.
    public boolean holdsIn(SignedCheckpoint checkpoint) {
        return checkpoint.size() == treeSize
                && Merkle.includes(position, Merkle.leafHash(entry), path, checkpoint.head());
    }
}
