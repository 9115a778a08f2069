package dev.gatehouse.record;

import java.util.List;
import java.util.SortedMap;

/// A delivery after the receipt filter: what of it is new, with the keys that will say so later.
/// The keys are claimed until the filter is told what became of them.
///
/// @param frames the pieces to append
/// @param keys claimed keys: of each piece to append, or one of the whole delivery, or none
/// @param seen pieces received before: index in the body, position of the earlier record; below
///   zero, `-(i + 1)` stands for the i-th piece to append of this very delivery
/// @param knowsLeftOut whether a piece was received before that is not in the journal
/// @param bodySha256 of the body as it came, in hex
/// @param earlier where the whole delivery was received before, else -1
record Sorted(
        List<Frame> frames,
        List<RecordKey> keys,
        SortedMap<Integer, Long> seen,
        boolean knowsLeftOut,
        String bodySha256,
        long earlier) {
    boolean isDuplicate() {
        return earlier >= 0;
    }
}
