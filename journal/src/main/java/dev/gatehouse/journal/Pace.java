package dev.gatehouse.journal;

/// When a journal does what nobody waits for.
///
/// @param byItself whether rounds of upkeep run in the background
/// @param segmentBytes a segment of the log that has this many bytes is followed by another
record Pace(boolean byItself, int segmentBytes) {

    /// Segments that seal in well under a second and make block files of a few megabytes.
    static final int SEGMENT_BYTES_MAX = 32 << 20;

    static final Pace USUAL = new Pace(true, SEGMENT_BYTES_MAX);

    /// Length of a segment reserved ahead: its last group may begin just below the limit.
    long spareBytes() {
        return (long) segmentBytes + Math.min(segmentBytes, WalWriter.GROUP_BYTES_MAX);
    }
}
