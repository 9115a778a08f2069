package dev.gatehouse.intake;

import dev.gatehouse.json.JsonBlank;
import dev.gatehouse.record.Frame;
import java.util.List;
import java.util.Optional;

/// Makes the fields that a tool's folder names under `drop:` null in the pieces of what Gatehouse
/// fetched or was handed, before the journal sees them. A piece without such a field, and one that
/// is no JSON, stays byte for byte as it came. What a tool pushes is never touched: its signature
/// is over those bytes.
final class Drop {
    private Drop() {}

    /// The pieces with the values at `paths` null.
    static List<Frame> from(byte[] body, List<Frame> frames, List<String> paths) {
        return paths.isEmpty()
                ? frames
                : frames.stream().map(frame -> from(body, frame, paths)).toList();
    }

    private static Frame from(byte[] body, Frame frame, List<String> paths) {
        Optional<byte[]> blanked = JsonBlank.of(frame.bytesIn(body), paths);
        return blanked.isEmpty()
                ? frame
                : new Frame.Blanked(frame.offset(), frame.length(), blanked.get());
    }
}
