package dev.gatehouse.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file read as bodies of whole lines, one after the other, so that memory does not grow with the
/// file. Safe for many threads.
final class LineFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final InputStream in;
    private byte[] body = new byte[BUFFER_BYTES];

    LineFile(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    /// The next lines, each with its end; empty when there are no more.
    ///
    /// @param lines at most
    synchronized byte[] next(int lines) throws IOException {
        int length = 0;
        int seen = 0;
        int next = 0;
        while (seen < lines && (next = in.read()) >= 0) {
            if (length == body.length) {
                body = Arrays.copyOf(body, length * 2);
            }
            body[length++] = (byte) next;
            if (next == '\n') {
                seen++;
            }
        }
        return Arrays.copyOf(body, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
