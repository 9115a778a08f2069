package dev.gatehouse.journal;

/// One record to append.
///
/// @param kind the record kind's registry number, 0 to 255
/// @param receivedMicros when it was received, microseconds since the epoch; the journal raises it
///   to the record before where the clock went backwards, so that it never falls along positions
/// @param source an unsigned 32-bit number the caller gives meaning to
/// @param payload the exact bytes, at most [#PAYLOAD_BYTES_MAX]; the caller must not change them
///   until `append` returns
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record Leaf(int kind, long receivedMicros, int source, byte[] payload) {

    /// Largest payload of one record.
    public static final int PAYLOAD_BYTES_MAX = 32 << 20;

    public Leaf {
        if (kind < 0 || kind > 255) {
            throw new IllegalArgumentException("kind must be 0 to 255, was " + kind);
        }
        if (receivedMicros < 0) {
            throw new IllegalArgumentException(
                    "receivedMicros must not be negative, was " + receivedMicros);
        }
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "payload has " + payload.length + " bytes, the limit is " + PAYLOAD_BYTES_MAX);
        }
    }
}
