package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// Files written whole: on stable storage when [#sync] returns, their names included.
final class DurableFiles {

    /// What a file is called until it is complete.
    static final String UNFINISHED = ".tmp";

    private final Disk disk;
    private final Set<Path> changed = new LinkedHashSet<>();

    DurableFiles(Disk disk) {
        this.disk = disk;
    }

    /// Writes and syncs the bytes of a file; its name is durable after [#sync].
    void write(Path file, byte[] bytes) throws IOException {
        try (DiskFile open = create(file)) {
            open.write(ByteBuffer.wrap(bytes), 0);
            open.force();
        }
    }

    /// Makes an empty file, and the directories above it, for the caller to write and force.
    DiskFile create(Path file) throws IOException {
        createDirectory(parent(file));
        changed.add(parent(file));
        return disk.create(file);
    }

    /// Makes a directory and those above it, durably.
    static void makeDirectory(Disk disk, Path directory) throws IOException {
        DurableFiles files = new DurableFiles(disk);
        files.createDirectory(directory);
        files.sync();
    }

    private void createDirectory(Path directory) throws IOException {
        if (disk.isDirectory(directory)) {
            return;
        }
        createDirectory(parent(directory));
        disk.createDirectory(directory);
        changed.add(parent(directory));
    }

    /// Puts the bytes in place of a file in one step: after a crash it holds the old bytes or
    /// these.
    void replace(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        write(unfinished, bytes);
        disk.move(unfinished, file);
        sync();
    }

    /// Makes the names durable.
    void sync() throws IOException {
        for (Path directory : changed) {
            disk.syncDirectory(directory);
        }
        changed.clear();
    }

    static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no directory above it");
        }
        return parent;
    }
}
