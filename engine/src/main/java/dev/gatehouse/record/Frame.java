package dev.gatehouse.record;

import dev.gatehouse.event.Event;
import java.util.Arrays;
import java.util.List;

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

    /// `piece` is not kept: its source counts what is of the action class `group`, and `events` are
    /// what it says.
    record Counted(Frame piece, String group, List<Event> events) implements Frame {
        public Counted {
            events = List.copyOf(events);
        }

        @Override
        public int offset() {
            return piece.offset();
        }

        @Override
        public int length() {
            return piece.length();
        }
    }

    /// `piece` is not kept: its source refuses what is of the action class `group`.
    record Refused(Frame piece, String group) implements Frame {
        @Override
        public int offset() {
            return piece.offset();
        }

        @Override
        public int length() {
            return piece.length();
        }
    }

    /// The same piece of a body that begins `bytes` later.
    default Frame movedBack(int bytes) {
        return switch (this) {
            case Slice slice -> new Slice(slice.offset() - bytes, slice.length());
            case Decoded decoded ->
                    new Decoded(decoded.offset() - bytes, decoded.length(), decoded.bytes());
            case Blanked blanked ->
                    new Blanked(blanked.offset() - bytes, blanked.length(), blanked.bytes());
            case Counted counted ->
                    new Counted(
                            counted.piece().movedBack(bytes), counted.group(), counted.events());
            case Refused refused -> new Refused(refused.piece().movedBack(bytes), refused.group());
        };
    }

    /// Whether exactly this stands in the body and all of it is kept.
    default boolean isKeptWhole() {
        return switch (this) {
            case Slice _, Decoded _ -> true;
            case Blanked _, Counted _, Refused _ -> false;
        };
    }

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
            case Counted counted -> counted.piece().bytesIn(body);
            case Refused refused -> refused.piece().bytesIn(body);
        };
    }
}
