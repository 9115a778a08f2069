package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a segment's frames from the front, one at a time, until there is no whole one.
final class WalScanner {

    private static final int CHUNK_BYTES = 4 << 20;

    private final Disk disk;
    private final Path file;
    private final long size;
    private long offset;
    private long windowOffset;
    private ByteBuffer window = ByteBuffer.allocate(0);

    WalScanner(Disk disk, Path file) throws IOException {
        this.disk = disk;
        this.file = file;
        this.size = disk.size(file);
    }

    /// The next whole frame; absent where the segment ends or is broken.
    ///
    /// @throws IllegalArgumentException when a frame's checksum holds but what it says cannot be
    @Nullable Frame next() throws IOException {
        if (!load(Frame.PREFIX_BYTES + Frame.HEAD_BYTES)) {
            return null;
        }
        int length = window.getInt((int) (offset - windowOffset));
        if (length < Frame.HEAD_BYTES
                || length > Frame.LENGTH_MAX
                || !load(Frame.PREFIX_BYTES + length)) {
            return null;
        }
        int at = (int) (offset - windowOffset);
        if (!Frame.isWhole(window, at)) {
            return null;
        }
        Frame frame = Frame.parse(window.position(at));
        offset += Frame.PREFIX_BYTES + length;
        return frame;
    }

    /// Where the next frame begins, or should.
    long offset() {
        return offset;
    }

    /// Whether nothing but zeros follows: the room a segment reserves ahead.
    boolean isAtEnd() throws IOException {
        return lastWritten() <= offset;
    }

    /// One past the last byte that is not zero, or [#offset] when there is none.
    long lastWritten() throws IOException {
        long last = offset;
        for (long at = offset; at < size; at += CHUNK_BYTES) {
            byte[] bytes = disk.read(file, at, CHUNK_BYTES);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] != 0) {
                    last = at + i + 1;
                    break;
                }
            }
        }
        return last;
    }

    private boolean load(int bytes) throws IOException {
        if (offset + bytes > size) {
            return false;
        }
        if (offset + bytes > windowOffset + window.limit()) {
            window = ByteBuffer.wrap(disk.read(file, offset, Math.max(bytes, CHUNK_BYTES)));
            windowOffset = offset;
        }
        return window.limit() >= offset - windowOffset + bytes;
    }
}
