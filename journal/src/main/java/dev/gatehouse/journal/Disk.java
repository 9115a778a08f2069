package dev.gatehouse.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The few things the journal asks of a file system. A seam: tests put a disk here that loses,
/// tears and refuses.
///
/// What is written is durable only after [DiskFile#force]; a created, moved or deleted name only
/// after [#syncDirectory] of its directory.
public interface Disk {

    /// The file system of this machine.
    static Disk local() {
        return new LocalDisk();
    }

    /// Makes an empty file for writing, in place of one of that name.
    DiskFile create(Path file) throws IOException;

    /// Opens an existing file for reading and writing.
    DiskFile open(Path file) throws IOException;

    /// Up to `length` bytes from `offset`; fewer where the file ends. An interrupt does not disturb
    /// it.
    byte[] read(Path file, long offset, int length) throws IOException;

    /// Length in bytes.
    long size(Path file) throws IOException;

    boolean exists(Path file) throws IOException;

    boolean isDirectory(Path file) throws IOException;

    /// What a directory holds, sorted by name; empty where there is no such directory.
    List<Path> list(Path directory) throws IOException;

    void createDirectory(Path directory) throws IOException;

    /// Deletes a file or an empty directory; nothing happens where there is none.
    void delete(Path file) throws IOException;

    /// Puts `from` in place of `to` in one step.
    void move(Path from, Path to) throws IOException;

    void syncDirectory(Path directory) throws IOException;

    /// Bytes this process may still write.
    long freeBytes(Path directory) throws IOException;

    /// Keeps every other process out until closed.
    ///
    /// @throws IOException when somebody else has it
    Closeable lock(Path file) throws IOException;

    /// Whether somebody has a file locked.
    boolean isLocked(Path file) throws IOException;

    /// Forces many files, in any order or at once: a journaling file system commits what is asked
    /// for together in one go.
    ///
    /// @throws IOException when one of them failed, as of [DiskFile#force]; any of the others may
    ///   have been forced or not
    default void forceAll(List<DiskFile> files) throws IOException {
        for (DiskFile file : files) {
            file.force();
        }
    }

    /// The whole file, which must not be larger than `bytesMax`.
    default byte[] readAll(Path file, int bytesMax) throws IOException {
        long size = size(file);
        if (size > bytesMax) {
            throw new IOException(
                    file + " has " + size + " bytes, more than the " + bytesMax + " it may have");
        }
        return read(file, 0, (int) size);
    }
}
