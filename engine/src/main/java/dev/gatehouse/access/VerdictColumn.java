package dev.gatehouse.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The numbers of each row's verdicts: as judged now and as judged on arrival; in memory, and on
/// disk beside the rows. 0 is not judged. Used under its owner's lock.
final class VerdictColumn implements Closeable {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int ENTRY_BYTES = 2 * Integer.BYTES;

    private final FileChannel file;
    private final List<int[]> now = new ArrayList<>();
    private final List<int[]> then = new ArrayList<>();
    private int size;
    private int dirtyFrom = Integer.MAX_VALUE;

    private VerdictColumn(FileChannel file) {
        this.file = file;
    }

    /// Opens the column with its first `rows` entries.
    static VerdictColumn open(Path directory, int rows) throws IOException {
        Files.createDirectories(directory);
        FileChannel file =
                FileChannel.open(
                        directory.resolve("verdicts"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        VerdictColumn column = new VerdictColumn(file);
        column.read(rows);
        return column;
    }

    private void read(int rows) throws IOException {
        ByteBuffer some = ByteBuffer.allocateDirect(CHUNK * ENTRY_BYTES);
        for (int from = 0; from < rows; from += CHUNK) {
            some.clear().limit(Math.min(CHUNK, rows - from) * ENTRY_BYTES);
            while (some.hasRemaining()) {
                if (file.read(some, (long) from * ENTRY_BYTES + some.position()) < 0) {
                    throw new IOException("the verdicts of used events end too early");
                }
            }
            some.flip();
            for (int at = from; some.hasRemaining(); at++) {
                int current = some.getInt();
                set(at, current, some.getInt());
            }
        }
        dirtyFrom = Integer.MAX_VALUE;
    }

    void set(int at, int current, int arrived) {
        while (at >>> CHUNK_BITS >= now.size()) {
            now.add(new int[CHUNK]);
            then.add(new int[CHUNK]);
        }
        now.get(at >>> CHUNK_BITS)[at & CHUNK - 1] = current;
        then.get(at >>> CHUNK_BITS)[at & CHUNK - 1] = arrived;
        size = Math.max(size, at + 1);
        dirtyFrom = Math.min(dirtyFrom, at);
    }

    int now(int at) {
        return at < size ? now.get(at >>> CHUNK_BITS)[at & CHUNK - 1] : 0;
    }

    int then(int at) {
        return at < size ? then.get(at >>> CHUNK_BITS)[at & CHUNK - 1] : 0;
    }

    int size() {
        return size;
    }

    /// Writes what changed since; safe it is after [#force].
    void write() throws IOException {
        ByteBuffer some = ByteBuffer.allocateDirect(CHUNK * ENTRY_BYTES);
        for (int from = dirtyFrom; from < size; from += CHUNK) {
            some.clear();
            for (int at = from; at < Math.min(size, from + CHUNK); at++) {
                some.putInt(now(at)).putInt(then(at));
            }
            some.flip();
            long place = (long) from * ENTRY_BYTES;
            while (some.hasRemaining()) {
                place += file.write(some, place);
            }
        }
        dirtyFrom = Integer.MAX_VALUE;
    }

    /// Makes safe what was written. Anyone may call it beside the thread that goes on writing.
    void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
