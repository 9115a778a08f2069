package dev.gatehouse.record;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// One authenticated and framed delivery, ready for the journal. The caller must not change its
/// arrays until it has been received.
///
/// @param source the number of the source it came through
/// @param channel a channel of that source's tool
/// @param way how it reached us
/// @param received when its last byte did
/// @param headers the headers source.yaml keeps, names in small letters
/// @param authenticatedBy the scheme that authenticated it, or empty
/// @param trust what that is worth
/// @param transportId the sender's id of the delivery, where sent
/// @param body the bytes as authenticated; where frames say that something is left out, only its
///   length and hash are kept
/// @param frames the pieces
/// @param trustTimes whether times of any age are believed, as an import may ask
public record Delivery(
        int source,
        String channel,
        Way way,
        Instant received,
        SortedMap<String, String> headers,
        String authenticatedBy,
        Trust trust,
        Text transportId,
        byte[] body,
        List<Frame> frames,
        boolean trustTimes) {
    /// Pieces of one delivery; whoever has more makes more deliveries.
    public static final int PIECES_MAX = 5_000;

    public Delivery {
        frames = List.copyOf(frames);
        if (frames.size() > PIECES_MAX) {
            throw new IllegalArgumentException(
                    "a delivery has at most " + PIECES_MAX + " pieces, not " + frames.size());
        }
        int end = 0;
        for (Frame frame : frames) {
            if (frame.offset() < end || frame.length() > body.length - frame.offset()) {
                throw new IllegalArgumentException(
                        "frames lie in the body, in order and apart; one at "
                                + frame.offset()
                                + " of "
                                + frame.length()
                                + " bytes does not");
            }
            end = frame.offset() + frame.length();
        }
    }

    /// The bytes of one piece.
    byte[] bytes(Frame frame) {
        return frame.bytesIn(body);
    }

    /// Whether the body stands in the journal as it came.
    boolean isKeptWhole() {
        return frames.stream().allMatch(Frame::isKeptWhole);
    }
}
