package dev.gatehouse.record;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// One mapped file of a [KeyTable]: an open-addressing table of slots `u64 key high ‖ u64 key low ‖
/// u64 value`, big-endian; value 0 marks an empty slot. A key's slot is its high half scaled to the
/// capacity, so a larger table keeps the order of a smaller one and growing writes in sequence. Not
/// safe for many threads: the table holds a lock for each segment.
final class KeySegment implements AutoCloseable {
    static final int SLOT_BYTES = 24;

    private static final int FULL_PERCENT = 80;
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final Arena arena;
    private final MemorySegment memory;
    private final long capacity;
    private long count;

    private KeySegment(Path file, Arena arena, MemorySegment memory) {
        this.file = file;
        this.arena = arena;
        this.memory = memory;
        this.capacity = memory.byteSize() / SLOT_BYTES;
    }

    /// A table without keys, in place of a file of that name.
    static KeySegment create(Path file, long capacity) throws IOException {
        return map(
                file,
                capacity * SLOT_BYTES,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// The table in an existing file.
    ///
    /// @param count how many keys it is known to hold at least
    /// @throws IOException when it is none
    static KeySegment open(Path file, long count) throws IOException {
        KeySegment segment = map(file, -1);
        if (segment.capacity == 0 || segment.memory.byteSize() % SLOT_BYTES != 0) {
            segment.close();
            throw new IOException(file + " is not a table of keys");
        }
        segment.count = count;
        return segment;
    }

    private static KeySegment map(Path file, long bytes, StandardOpenOption... more)
            throws IOException {
        Arena arena = Arena.ofShared();
        StandardOpenOption[] options = Arrays.copyOf(more, more.length + 2);
        options[more.length] = StandardOpenOption.READ;
        options[more.length + 1] = StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, options)) {
            long size = bytes < 0 ? channel.size() : bytes;
            return new KeySegment(
                    file, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena));
        } catch (IOException | RuntimeException problem) {
            arena.close();
            throw problem;
        }
    }

    Path file() {
        return file;
    }

    long count() {
        return count;
    }

    boolean isFull() {
        return count * 100 >= capacity * FULL_PERCENT;
    }

    /// The value of the key, or 0.
    long get(long high, long low) {
        long slot = find(high, low);
        return slot < 0 ? 0 : value(slot);
    }

    /// Sets the value, which is not 0; false when no slot is free for it.
    boolean put(long high, long low, long value) {
        long slot = find(high, low);
        if (slot < 0) {
            return false;
        }
        if (value(slot) == 0) {
            count++;
            memory.set(LONG, slot * SLOT_BYTES, high);
            memory.set(LONG, slot * SLOT_BYTES + 8, low);
        }
        memory.set(LONG, slot * SLOT_BYTES + 16, value);
        return true;
    }

    // The key's slot, else the free one where it would go, else -1.
    private long find(long high, long low) {
        long slot = Math.unsignedMultiplyHigh(high, capacity);
        for (long probe = 0; probe < capacity; probe++) {
            if (value(slot) == 0
                    || (memory.get(LONG, slot * SLOT_BYTES) == high
                            && memory.get(LONG, slot * SLOT_BYTES + 8) == low)) {
                return slot;
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
        return -1;
    }

    private long value(long slot) {
        return memory.get(LONG, slot * SLOT_BYTES + 16);
    }

    /// Copies all keys into a larger table in `file`.
    KeySegment growInto(Path larger) throws IOException {
        KeySegment grown = create(larger, capacity + Math.max(capacity / 2, 16));
        for (long slot = 0; slot < capacity; slot++) {
            long value = value(slot);
            if (value != 0) {
                grown.put(
                        memory.get(LONG, slot * SLOT_BYTES),
                        memory.get(LONG, slot * SLOT_BYTES + 8),
                        value);
            }
        }
        return grown;
    }

    /// Returns when everything put before is on disk.
    void force() {
        memory.force();
    }

    @Override
    public void close() {
        arena.close();
    }
}
