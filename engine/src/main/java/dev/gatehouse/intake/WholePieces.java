package dev.gatehouse.intake;

import dev.gatehouse.record.Frame;
import dev.gatehouse.source.Framing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// How much of what was read of a growing file is whole pieces, so that none is cut in two. A line
/// is whole with its newline. A piece of several lines is whole when the next one has begun, or
/// when nothing came behind it for [#QUIET_SECONDS]: how long it will be is told by nothing else.
///
/// Thread-confined.
final class WholePieces {
    /// How long nothing must have come behind a piece of several lines.
    static final Duration QUIET_SECONDS = Duration.ofSeconds(2);

    private final Framing framing;
    private final InstantSource clock;
    private long end = -1;
    private Instant seen = Instant.EPOCH;

    WholePieces(Framing framing, InstantSource clock) {
        this.framing = framing;
        this.clock = clock;
    }

    /// @param offset where in the file `bytes` begin
    /// @return how many of the first `length` bytes are whole pieces
    int among(byte[] bytes, int length, long offset) {
        int lines = wholeLines(bytes, length);
        return switch (framing) {
            case Framing.MultiLine multi -> {
                boolean quiet = isQuiet(offset + lines);
                yield quiet ? lines : lastBegun(bytes, lines, multi);
            }
            case Framing.Plain _, Framing.JsonMember _ -> lines;
        };
    }

    private boolean isQuiet(long lineEnd) {
        Instant now = clock.instant();
        if (lineEnd != end) {
            end = lineEnd;
            seen = now;
        }
        return !now.isBefore(seen.plus(QUIET_SECONDS));
    }

    // Where the last piece begins: all before it are whole.
    private static int lastBegun(byte[] bytes, int length, Framing.MultiLine multi) {
        List<Frame> lines = Framer.lines(bytes, length);
        for (Frame line : lines.reversed()) {
            String text = new String(bytes, line.offset(), line.length(), StandardCharsets.UTF_8);
            if (multi.first().matcher(text).find()) {
                return line.offset();
            }
        }
        return 0;
    }

    private static int wholeLines(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
