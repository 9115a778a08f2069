package dev.gatehouse.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A file open for writing; see [Disk].
public interface DiskFile extends Closeable {

    /// Writes the whole buffer at `offset`. When it throws, any part of it may have been written.
    void write(ByteBuffer bytes, long offset) throws IOException;

    /// Returns when everything written is on stable storage (fdatasync). After an exception nothing
    /// written since the last success can be relied on, and asking again proves nothing.
    void force() throws IOException;

    void truncate(long length) throws IOException;

    long size() throws IOException;
}
