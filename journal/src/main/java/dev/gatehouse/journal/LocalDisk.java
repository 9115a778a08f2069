package dev.gatehouse.journal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// [Disk] on `java.nio.file`.
final class LocalDisk implements Disk {

    /// Fewer files than this are synced one after the other.
    private static final int SYNCED_AT_ONCE_MIN = 8;

    private static final int SYNCED_AT_ONCE_MAX = 16;

    /// Closing any channel of a locked file would drop this process's lock, so a second try must
    /// not open it at all.
    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    @Override
    public DiskFile create(Path file) throws IOException {
        return new OpenFile(
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new OpenFile(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public byte[] read(Path file, long offset, int length) throws IOException {
        // Not a channel: an interrupted thread would close it, and a reader's interrupt is not a
        // disk's failure.
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long there = Math.max(0, reader.length() - offset);
            byte[] bytes = new byte[(int) Math.min(length, there)];
            reader.seek(offset);
            reader.readFully(bytes);
            return bytes;
        } catch (FileNotFoundException e) {
            throw Files.exists(file) ? e : new NoSuchFileException(file.toString());
        }
    }

    @Override
    public long size(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public boolean isDirectory(Path file) {
        return Files.isDirectory(file);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(directory)) {
            return names.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // gone between the two looks
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void forceAll(List<DiskFile> files) throws IOException {
        if (files.size() < SYNCED_AT_ONCE_MIN) {
            Disk.super.forceAll(files);
            return;
        }
        Queue<DiskFile> waiting = new ConcurrentLinkedQueue<>(files);
        Queue<IOException> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger forced = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(SYNCED_AT_ONCE_MAX, files.size()); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .name("journal-sync")
                            .daemon()
                            .start(() -> {
                                for (DiskFile next = waiting.poll();
                                        next != null && failures.isEmpty();
                                        next = waiting.poll()) {
                                    try {
                                        next.force();
                                        forced.incrementAndGet();
                                    } catch (IOException e) {
                                        failures.add(e);
                                    }
                                }
                            }));
        }
        threads.forEach(LocalDisk::join);
        IOException failure = failures.peek();
        if (failure != null) {
            throw failure;
        }
        if (forced.get() != files.size()) {
            throw new IOException(
                    "only %d of %d files were synced".formatted(forced.get(), files.size()));
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long freeBytes(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public Closeable lock(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (!LOCKED_HERE.add(absolute)) {
            throw new IOException("this process already has it open");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException("another process has it open");
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOCKED_HERE.remove(absolute);
            if (channel != null) {
                channel.close();
            }
            throw e instanceof IOException io
                    ? io
                    : new IOException("this process already has it open", e);
        }
        FileChannel held = channel;
        return () -> {
            held.close();
            LOCKED_HERE.remove(absolute);
        };
    }

    @Override
    public boolean isLocked(Path file) throws IOException {
        if (LOCKED_HERE.contains(file.toAbsolutePath().normalize())) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private record OpenFile(FileChannel channel) implements DiskFile {

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
