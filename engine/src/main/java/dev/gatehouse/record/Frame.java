package dev.gatehouse.record;

/// One piece of a delivery: where it stands in the body, and its bytes. Frames of a delivery are in
/// order and do not overlap.
public sealed interface Frame {
    /// Its first byte in the body.
    int offset();

    /// How many bytes of the body it covers.
    int length();

    /// The piece is exactly these bytes of the body.
    record Slice(int offset, int length) implements Frame {}

    /// The piece was decoded: it is `bytes`, and a JSON string, quotes included, stands for it in
    /// the body.
    record Decoded(int offset, int length, byte[] bytes) implements Frame {}
}
