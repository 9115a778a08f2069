package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The segment being written: turns groups into frames, gives out positions, rolls over to the next
/// file.
///
/// Used by the writer's thread alone. Positions and offsets move only in [#publish], after the
/// sync.
final class WalOutput implements AutoCloseable {

    private final Disk disk;
    private final Wal wal;
    private final Pace pace;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(WalWriter.GROUP_BYTES_MAX);
    private @Nullable WalSegment segment;
    private @Nullable DiskFile file;
    private long nextPosition;
    private long lastReceivedMicros;

    private final Written written = new Written();

    /// What was written since the last sync and is not public yet.
    private static final class Written {
        private int[] frameBytes = new int[64];
        private int count;
        private long writeOffset;
        private long lastReceivedMicros;

        void add(int bytes) {
            if (count == frameBytes.length) {
                frameBytes = Arrays.copyOf(frameBytes, count * 2);
            }
            frameBytes[count++] = bytes;
        }
    }

    /// Where the log stands.
    record Resuming(long nextPosition, long lastReceivedMicros) {}

    /// Continues the last segment of the log, or begins one with its first group.
    WalOutput(Disk disk, Wal wal, Pace pace, Resuming from) throws IOException {
        this.disk = disk;
        this.wal = wal;
        this.pace = pace;
        this.nextPosition = from.nextPosition();
        this.lastReceivedMicros = from.lastReceivedMicros();
        if (!wal.segments().isEmpty()) {
            segment = wal.segments().getLast();
            file = disk.open(segment.file());
            written.writeOffset = segment.endOffset();
        }
    }

    long nextPosition() {
        return nextPosition;
    }

    /// What an error message names.
    Path file() {
        return segment == null ? wal.directory() : segment.file();
    }

    void write(List<PendingAppend> group, boolean rotate) throws IOException {
        written.count = 0;
        written.lastReceivedMicros = lastReceivedMicros;
        WalSegment target = segment;
        boolean full = target != null && target.endOffset() >= pace.segmentBytes();
        if (target == null || full || (rotate && target.end() > target.first())) {
            target = roll();
        }
        written.writeOffset = target.endOffset();
        buffer.clear();
        for (PendingAppend append : group) {
            List<Leaf> leaves = append.leaves();
            for (int i = 0; i < leaves.size(); i++) {
                put(leaves.get(i), append, i);
            }
        }
        flush();
    }

    private void put(Leaf leaf, PendingAppend append, int index) throws IOException {
        byte[] payload = leaf.payload();
        written.lastReceivedMicros = Math.max(written.lastReceivedMicros, leaf.receivedMicros());
        Entry entry =
                new Entry(
                        leaf.kind(),
                        written.lastReceivedMicros,
                        leaf.source(),
                        payload.length,
                        append.commitment(index));
        if (buffer.remaining() < Frame.PREFIX_BYTES + Frame.HEAD_BYTES) {
            flush();
        }
        long position = nextPosition + written.count;
        Frame.putHead(buffer, position, entry, append.salt(index));
        Frame.putChecksum(buffer, payload);
        int done = 0;
        while (done < payload.length) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(buffer.remaining(), payload.length - done);
            buffer.put(payload, done, part);
            done += part;
        }
        written.add(Frame.bytes(payload.length));
    }

    private void flush() throws IOException {
        if (file == null) {
            throw new IllegalStateException("no segment is open");
        }
        buffer.flip();
        int bytes = buffer.remaining();
        if (bytes > 0) {
            file.write(buffer, written.writeOffset);
            written.writeOffset += bytes;
        }
        buffer.clear();
    }

    void force() throws IOException {
        if (file != null && written.count > 0) {
            file.force();
        }
    }

    /// Makes what was synced readable.
    ///
    /// @return the durable size
    long publish() {
        if (segment == null) {
            throw new IllegalStateException("no segment is open");
        }
        for (int i = 0; i < written.count; i++) {
            segment.add(segment.endOffset(), written.frameBytes[i]);
        }
        nextPosition += written.count;
        lastReceivedMicros = written.lastReceivedMicros;
        return nextPosition;
    }

    /// Cuts off what a failed write left behind, so that no later frame can be mistaken to follow
    /// it.
    void undo() throws IOException {
        if (segment != null && file != null) {
            file.truncate(segment.endOffset());
        }
    }

    private WalSegment roll() throws IOException {
        Path path = wal.directory().resolve(WalSegment.fileName(nextPosition));
        Path spare = wal.directory().resolve(Wal.SPARE);
        DiskFile next;
        if (disk.exists(spare)) {
            disk.move(spare, path);
            next = disk.open(path);
        } else {
            next = disk.create(path);
        }
        disk.syncDirectory(wal.directory());
        if (file != null) {
            file.close();
        }
        file = next;
        WalSegment begun = new WalSegment(path, nextPosition);
        segment = begun;
        wal.add(begun);
        return begun;
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Everything in it was synced before anybody was told, so there is nothing left to
            // lose.
            file = null;
        }
    }
}
