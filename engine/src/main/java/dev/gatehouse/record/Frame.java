package dev.gatehouse.record;

import java.util.Arrays;

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

    /// Declared fields of the piece were made null: it is `bytes`, and what stands in the body is
    /// not kept.
    record Blanked(int offset, int length, byte[] bytes) implements Frame {}

    /// The bytes of the piece, which lies in `body`.
    default byte[] bytesIn(byte[] body) {
        return switch (this) {
            case Slice slice ->
                    slice.length() == body.length
                            ? body
                            : Arrays.copyOfRange(
                                    body, slice.offset(), slice.offset() + slice.length());
            case Decoded decoded -> decoded.bytes();
            case Blanked blanked -> blanked.bytes();
        };
    }
}
