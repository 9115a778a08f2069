package dev.gatehouse.journal;

import java.util.Arrays;

/// An order to destroy the payloads and salts of records.
///
/// @param positions what to erase, each below the journal's size; kept sorted and without repeats
/// @param tombstone the record that freezes positions, who and why; appended durably before
///   anything is destroyed. It is of kind [#TOMBSTONE_KIND], a JSON object whose member `positions`
///   names exactly these
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record Erasure(long[] positions, Leaf tombstone) {

    /// The kind of record that only tombstones are; a verifier looks for it.
    public static final int TOMBSTONE_KIND = Tombstone.KIND;

    /// Most positions of one erasure.
    public static final int POSITIONS_MAX = 1_000_000;

    public Erasure {
        if (positions.length == 0 || positions.length > POSITIONS_MAX) {
            throw new IllegalArgumentException(
                    "an erasure names 1 to "
                            + POSITIONS_MAX
                            + " positions, not "
                            + positions.length);
        }
        positions = Arrays.stream(positions).sorted().distinct().toArray();
        if (positions[0] < 0) {
            throw new IllegalArgumentException("position " + positions[0] + " is negative");
        }
        if (tombstone.kind() != TOMBSTONE_KIND
                || !Arrays.equals(Tombstone.positions(tombstone.payload()), positions)) {
            throw new IllegalArgumentException("the tombstone does not name what is to be erased");
        }
    }
}
