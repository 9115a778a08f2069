package dev.gatehouse.journal;

/// A record as the journal gives it back: what was appended, or what an erasure left of it.
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public sealed interface Stored {

    /// Leaf index in the tree: from 0, without gaps.
    long position();

    /// The record kind's registry number.
    int kind();

    /// When it was received, microseconds since the epoch; never falls along positions.
    long receivedMicros();

    /// The caller's 32-bit number.
    int source();

    /// A record whose payload is there. The array belongs to the caller.
    record Live(long position, int kind, long receivedMicros, int source, byte[] payload)
            implements Stored {}

    /// A record whose payload and salt were destroyed; its leaf and every proof of it stay.
    record Erased(long position, int kind, long receivedMicros, int source) implements Stored {}
}
