package dev.gatehouse.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file read as bodies of whole lines, one after the other, so that memory does not grow with the
/// file. Looks for line ends in its own buffer: what only sends is to take as little as it can of
/// the processors that are measured. Safe for many threads.
final class LineFile implements Closeable {
    private static final int BUFFER_BYTES = 4 << 20;

    private final InputStream in;
    private byte[] read = new byte[BUFFER_BYTES];
    private int from;
    private int to;

    LineFile(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /// The next lines, each with its end; empty when there are no more.
    ///
    /// @param lines at most
    synchronized byte[] next(int lines) throws IOException {
        int length = 0;
        int seen = 0;
        while (seen < lines && (from + length < to || readMore())) {
            if (read[from + length++] == '\n') {
                seen++;
            }
        }
        byte[] body = Arrays.copyOfRange(read, from, from + length);
        from += length;
        return body;
    }

    // What is not handed out yet moves to the front.
    private boolean readMore() throws IOException {
        System.arraycopy(read, from, read, 0, to - from);
        to -= from;
        from = 0;
        if (to == read.length) {
            read = Arrays.copyOf(read, 2 * to);
        }
        int count = in.read(read, to, read.length - to);
        to += Math.max(count, 0);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
