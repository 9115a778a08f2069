package dev.gatehouse.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A disk in memory that forgets what was not synced.
///
/// After a power cut every 512-byte sector written since the last sync of its file is there or not,
/// as the seed has it, a file's length is the old or the new one, and of the names changed in a
/// directory since it was synced only the first few are. Writes can run out of space half way, and
/// a sync can fail and drop what it should have kept.
final class SimulatedDisk implements Disk {

    /// What can be made to go wrong.
    enum Sabotage {
        NONE,
        /// Syncing a file does nothing.
        SKIPS_FORCE,
        /// Syncing a directory does nothing.
        SKIPS_DIRECTORY_SYNC,
        /// After a failed sync the next one, which is told of nothing, passes for its answer: what
        /// a log without a fence would build on.
        ASKS_AGAIN
    }

    private static final int SECTOR_BYTES = 512;

    private final Random random;
    private final Sabotage sabotage;
    private final Map<Path, Inode> names = new TreeMap<>();
    private final Map<Path, Inode> durableNames = new TreeMap<>();
    private final Map<Path, List<Runnable>> unsyncedNames = new HashMap<>();
    private final Set<Path> locked = new HashSet<>();
    private long operations;
    private long cutAt = Long.MAX_VALUE;
    private long failForceAt = Long.MAX_VALUE;
    private long forces;
    private long spaceBytes = Long.MAX_VALUE;
    private boolean off;
    private boolean failed;
    private boolean keepsWhatFailed;

    /// A file, or a directory when it has no bytes.
    private static final class Inode {
        private final boolean directory;
        private byte[] live = new byte[0];
        private byte[] durable = new byte[0];

        Inode(boolean directory) {
            this.directory = directory;
        }
    }

    SimulatedDisk(Random random, Sabotage sabotage) {
        this.random = random;
        this.sabotage = sabotage;
        names.put(Path.of("/"), new Inode(true));
        durableNames.put(Path.of("/"), names.get(Path.of("/")));
    }

    /// The power goes off during the n-th change from now on.
    synchronized void cutAfter(long changes) {
        cutAt = operations + changes;
    }

    /// The n-th sync of a file from now on fails and drops what was written.
    synchronized void failForce(long afterForces) {
        failForceAt = forces + afterForces;
        keepsWhatFailed = false;
    }

    /// The n-th sync of a file from now on does its work and then says that it failed.
    synchronized void failAfterForce(long afterForces) {
        failForce(afterForces);
        keepsWhatFailed = true;
    }

    /// Whether a sync has failed since the last restart.
    synchronized boolean hasFailed() {
        return failed;
    }

    /// Room for this many bytes from now on.
    synchronized void leaveSpace(long bytes) {
        spaceBytes = bytes;
    }

    synchronized boolean isOff() {
        return off;
    }

    /// Power comes back: whatever was not durable is there or not.
    synchronized void restart() {
        for (List<Runnable> changes : unsyncedNames.values()) {
            int kept = random.nextInt(changes.size() + 1);
            changes.subList(0, kept).forEach(Runnable::run);
        }
        unsyncedNames.clear();
        names.clear();
        names.putAll(durableNames);
        names.keySet().removeIf(path -> path.getParent() != null && !hasParents(path));
        durableNames.keySet().retainAll(names.keySet());
        new HashSet<>(names.values()).forEach(this::tear);
        locked.clear();
        cutAt = Long.MAX_VALUE;
        failForceAt = Long.MAX_VALUE;
        spaceBytes = Long.MAX_VALUE;
        off = false;
        failed = false;
    }

    private boolean hasParents(Path path) {
        for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (!durableNames.containsKey(parent)) {
                return false;
            }
        }
        return true;
    }

    private void tear(Inode inode) {
        int length = random.nextBoolean() ? inode.live.length : inode.durable.length;
        byte[] torn = new byte[length];
        for (int at = 0; at < length; at += SECTOR_BYTES) {
            byte[] from = random.nextBoolean() ? inode.live : inode.durable;
            int bytes = Math.min(SECTOR_BYTES, Math.min(length, from.length) - at);
            if (bytes > 0) {
                System.arraycopy(from, at, torn, at, bytes);
            }
        }
        inode.live = torn;
        inode.durable = torn.clone();
    }

    private void forgetOrKeep(Inode inode) {
        if (keepsWhatFailed) {
            inode.durable = inode.live.clone();
        } else {
            inode.live = inode.durable.clone();
        }
    }

    private void change() throws IOException {
        if (off || ++operations > cutAt) {
            off = true;
            throw new IOException("power cut");
        }
    }

    private Inode inode(Path file) throws IOException {
        if (off) {
            throw new IOException("power cut");
        }
        Inode inode = names.get(file);
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        return inode;
    }

    private void rename(Path directory, Runnable durableChange) {
        unsyncedNames.computeIfAbsent(directory, ignored -> new ArrayList<>()).add(durableChange);
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        change();
        Inode inode = new Inode(false);
        names.put(file, inode);
        rename(DurableFiles.parent(file), () -> durableNames.put(file, inode));
        return new OpenFile(inode);
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        return new OpenFile(inode(file));
    }

    @Override
    public synchronized byte[] read(Path file, long offset, int length) throws IOException {
        byte[] live = inode(file).live;
        int from = (int) Math.min(live.length, offset);
        return Arrays.copyOfRange(live, from, (int) Math.min(live.length, offset + length));
    }

    @Override
    public synchronized long size(Path file) throws IOException {
        return inode(file).live.length;
    }

    @Override
    public synchronized boolean exists(Path file) {
        return names.containsKey(file);
    }

    @Override
    public synchronized boolean isDirectory(Path file) {
        return names.containsKey(file) && names.get(file).directory;
    }

    @Override
    public synchronized List<Path> list(Path directory) {
        return names.keySet().stream().filter(path -> directory.equals(path.getParent())).toList();
    }

    @Override
    public synchronized void createDirectory(Path directory) throws IOException {
        if (names.containsKey(directory)) {
            return;
        }
        createDirectory(DurableFiles.parent(directory));
        change();
        Inode inode = new Inode(true);
        names.put(directory, inode);
        rename(DurableFiles.parent(directory), () -> durableNames.put(directory, inode));
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (names.containsKey(file)) {
            change();
            names.remove(file);
            rename(DurableFiles.parent(file), () -> durableNames.remove(file));
        }
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        Inode inode = inode(from);
        change();
        names.remove(from);
        names.put(to, inode);
        rename(
                DurableFiles.parent(to),
                () -> {
                    durableNames.remove(from);
                    durableNames.put(to, inode);
                });
    }

    @Override
    public synchronized void syncDirectory(Path directory) throws IOException {
        change();
        if (sabotage != Sabotage.SKIPS_DIRECTORY_SYNC) {
            List<Runnable> changes = unsyncedNames.remove(directory);
            if (changes != null) {
                changes.forEach(Runnable::run);
            }
        }
    }

    @Override
    public synchronized long freeBytes(Path directory) {
        return spaceBytes;
    }

    @Override
    public synchronized boolean isLocked(Path file) {
        return locked.contains(file);
    }

    @Override
    public synchronized Closeable lock(Path file) throws IOException {
        if (!names.containsKey(file)) {
            create(file).close();
        }
        if (!locked.add(file)) {
            throw new IOException("locked");
        }
        return () -> locked.remove(file);
    }

    private final class OpenFile implements DiskFile {

        private final Inode inode;

        OpenFile(Inode inode) {
            this.inode = inode;
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            synchronized (SimulatedDisk.this) {
                boolean cut = operations + 1 > cutAt;
                int room = (int) Math.min(bytes.remaining(), spaceBytes);
                int part = cut ? random.nextInt(bytes.remaining() + 1) : room;
                if (!off) {
                    put(bytes, (int) offset, part);
                }
                change();
                spaceBytes -= spaceBytes == Long.MAX_VALUE ? 0 : part;
                if (bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
            }
        }

        private void put(ByteBuffer bytes, int offset, int count) {
            if (inode.live.length < offset + count) {
                inode.live = Arrays.copyOf(inode.live, offset + count);
            }
            bytes.get(inode.live, offset, count);
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                change();
                if (++forces >= failForceAt) {
                    failForceAt = Long.MAX_VALUE;
                    failed = true;
                    forgetOrKeep(inode);
                    if (sabotage == Sabotage.ASKS_AGAIN) {
                        return;
                    }
                    throw new IOException("Input/output error");
                }
                if (sabotage != Sabotage.SKIPS_FORCE) {
                    inode.durable = inode.live.clone();
                }
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (SimulatedDisk.this) {
                change();
                inode.live = Arrays.copyOf(inode.live, (int) Math.min(length, inode.live.length));
            }
        }

        @Override
        public long size() {
            synchronized (SimulatedDisk.this) {
                return inode.live.length;
            }
        }

        @Override
        public void close() {}
    }
}
