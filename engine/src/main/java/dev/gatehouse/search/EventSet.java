package dev.gatehouse.search;

import dev.gatehouse.event.EventId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A set of events, compressed: positions in chunks of 65,536, each a sorted list while it is
/// sparse and a bitmap once it is not; one such set for each ordinal within a piece. Safe to share.
final class EventSet {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final TreeMap<Integer, TreeMap<Long, PositionChunk>> byOrdinal = new TreeMap<>();
    private long size;

    /// Adds an event.
    ///
    /// @return whether it was not in the set before
    boolean add(EventId id) {
        lock.writeLock().lock();
        try {
            boolean added =
                    byOrdinal
                            .computeIfAbsent(id.n(), n -> new TreeMap<>())
                            .computeIfAbsent(id.position() >>> 16, chunk -> new PositionChunk())
                            .add((char) id.position());
            size += added ? 1 : 0;
            return added;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean contains(long position, long n) {
        lock.readLock().lock();
        try {
            TreeMap<Long, PositionChunk> chunks = byOrdinal.get((int) n);
            PositionChunk chunk = chunks == null ? null : chunks.get(position >>> 16);
            return chunk != null && chunk.contains((char) position);
        } finally {
            lock.readLock().unlock();
        }
    }

    long size() {
        lock.readLock().lock();
        try {
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// How many of its events lie in the chunks that `first..last` touch: 0 means none lies
    /// between, and as long as it stays the same, so does what lies between.
    long near(long first, long last) {
        lock.readLock().lock();
        try {
            long near = 0;
            for (TreeMap<Long, PositionChunk> chunks : byOrdinal.values()) {
                for (PositionChunk chunk :
                        chunks.subMap(first >>> 16, true, last >>> 16, true).values()) {
                    near += chunk.size();
                }
            }
            return near;
        } finally {
            lock.readLock().unlock();
        }
    }

    void write(DataOutputStream out) throws IOException {
        lock.readLock().lock();
        try {
            out.writeInt(byOrdinal.size());
            for (Map.Entry<Integer, TreeMap<Long, PositionChunk>> ordinal : byOrdinal.entrySet()) {
                out.writeInt(ordinal.getKey());
                out.writeInt(ordinal.getValue().size());
                for (Map.Entry<Long, PositionChunk> chunk : ordinal.getValue().entrySet()) {
                    out.writeLong(chunk.getKey());
                    chunk.getValue().write(out);
                }
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    static EventSet read(DataInputStream in) throws IOException {
        EventSet set = new EventSet();
        for (int ordinals = in.readInt(); ordinals > 0; ordinals--) {
            TreeMap<Long, PositionChunk> chunks = new TreeMap<>();
            set.byOrdinal.put(in.readInt(), chunks);
            for (int count = in.readInt(); count > 0; count--) {
                long at = in.readLong();
                PositionChunk chunk = PositionChunk.read(in);
                chunks.put(at, chunk);
                set.size += chunk.size();
            }
        }
        return set;
    }
}
