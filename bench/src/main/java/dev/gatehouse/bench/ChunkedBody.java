package dev.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body in chunks, as RFC 9112 section 7.1 has them, without their sizes.
final class ChunkedBody extends InputStream {
    private static final int LINE_CHARS_MAX = 16_384;

    private final InputStream in;
    private long left;
    private boolean started;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection ended within a chunk");
        }
        left -= count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }

    private boolean nextChunk() throws IOException {
        if (ended) {
            return false;
        }
        if (started) {
            line(in);
        }
        started = true;
        String size = line(in);
        int semicolon = size.indexOf(';');
        left = Long.parseLong(semicolon < 0 ? size : size.substring(0, semicolon), 16);
        if (left == 0) {
            ended = true;
            line(in);
        }
        return !ended;
    }

    /// One line, without its end.
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within a line");
            }
            if (line.length() > LINE_CHARS_MAX) {
                throw new IOException("a line without an end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
