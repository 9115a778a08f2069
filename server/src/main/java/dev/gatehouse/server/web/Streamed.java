package dev.gatehouse.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An answer that is written as it is made: exports, progress, live tails, metrics. A writer that
/// is told the reader is gone (an [IOException]) just stops.
///
/// @param contentType its media type
/// @param writing writes all of it
public record Streamed(String contentType, Writing writing) {
    /// One JSON object a line.
    public static final String NDJSON = "application/x-ndjson";

    /// Server-sent events.
    public static final String EVENTS = "text/event-stream";

    /// Writes one server-sent event; its reader has it once `out` is flushed.
    ///
    /// @param data text without line ends, such as JSON
    public static void frame(OutputStream out, String event, byte[] data) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    /// Writes the answer.
    @FunctionalInterface
    public interface Writing {
        /// Flushes what the reader should see now.
        void write(OutputStream out) throws IOException, InterruptedException;
    }
}
