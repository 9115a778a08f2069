package dev.gatehouse.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Many files written whole and synced together: on stable storage when [#sync] returns, their
/// names included. For files nobody reads before that.
final class StagedFiles implements Closeable {

    /// Files written and not synced yet.
    private static final int OPEN_MAX = 256;

    private final Disk disk;
    private final DurableFiles files;
    private final List<DiskFile> open = new ArrayList<>();

    StagedFiles(Disk disk) {
        this.disk = disk;
        this.files = new DurableFiles(disk);
    }

    void write(Path file, byte[] bytes) throws IOException {
        if (open.size() == OPEN_MAX) {
            force();
        }
        DiskFile created = files.create(file);
        open.add(created);
        created.write(ByteBuffer.wrap(bytes), 0);
    }

    void sync() throws IOException {
        force();
        files.sync();
    }

    private void force() throws IOException {
        disk.forceAll(List.copyOf(open));
        close();
    }

    /// Lets go of what was written; what was not synced may be lost.
    @Override
    public void close() throws IOException {
        for (DiskFile file : open) {
            file.close();
        }
        open.clear();
    }
}
