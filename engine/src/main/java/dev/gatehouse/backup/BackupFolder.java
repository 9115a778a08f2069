package dev.gatehouse.backup;

import dev.gatehouse.backup.Manifest.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder a backup is written to, for its owner alone. Files of an earlier backup that did not
/// change since are left as they are; those that are gone are removed. Between [#begin] and
/// [#finish] it holds no whole backup, and says so by having no manifest.
final class BackupFolder {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final Map<String, Entry> before = new HashMap<>();
    private final Map<String, Entry> files = new LinkedHashMap<>();
    private long copied;

    private BackupFolder(Path folder) {
        this.folder = folder;
    }

    /// Opens an empty folder, or one that holds an earlier backup of the same journal.
    ///
    /// @param data what is backed up; the folder may not lie in it
    /// @throws BackupProblem when it holds anything else
    static BackupFolder open(Path folder, Path data, String origin) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path kept = data.toAbsolutePath().normalize();
        if (absolute.startsWith(kept) || kept.startsWith(absolute)) {
            throw new BackupProblem(
                    absolute
                            + " and the data directory "
                            + kept
                            + " lie within each other; name a folder elsewhere, best on another disk.");
        }
        Files.createDirectories(absolute);
        BackupFolder opened = new BackupFolder(absolute);
        opened.look(origin);
        Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
        return opened;
    }

    private void look(String origin) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(one -> one.getFileName().toString()).toList();
            Set<String> ours =
                    Set.of("data", Manifest.FILE, Manifest.BEFORE, Manifest.FILE + UNFINISHED);
            if (!names.stream().allMatch(ours::contains)) {
                throw new BackupProblem(
                        folder
                                + " holds something else; name an empty folder, or one with a backup.");
            }
        }
        for (String name : List.of(Manifest.BEFORE, Manifest.FILE)) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Manifest manifest = Manifest.parse(file, Files.readAllBytes(file));
                if (!manifest.head().origin().equals(origin)) {
                    throw new BackupProblem(
                            folder + " holds a backup of another Gatehouse; name another folder.");
                }
                manifest.files().forEach(entry -> before.put(entry.path(), entry));
            }
        }
    }

    /// From here on there is no whole backup until [#finish].
    void begin() throws IOException {
        if (Files.exists(folder.resolve(Manifest.FILE))) {
            Files.move(
                    folder.resolve(Manifest.FILE),
                    folder.resolve(Manifest.BEFORE),
                    StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        }
    }

    /// Where a file of that path lies in the backup.
    Path place(String path) {
        return folder.resolve("data").resolve(path);
    }

    /// A path beside it, in a directory that is there, for others to write the file to.
    Path unfinished(String path) throws IOException {
        Path place = place(path);
        directory(place.resolveSibling(".").normalize());
        Path unfinished = place.resolveSibling(place.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        return unfinished;
    }

    /// Takes what somebody wrote to [#unfinished].
    void take(String path) throws IOException {
        Path place = place(path);
        Path written = place.resolveSibling(place.getFileName() + UNFINISHED);
        MessageDigest sha256 = Manifest.sha256();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(written)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                sha256.update(chunk, 0, got);
                bytes += got;
            }
        }
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        sync(written);
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        add(new Entry(path, bytes, modified(place), hex(sha256)), bytes);
    }

    /// Writes a small file.
    void bytes(String path, byte[] bytes) throws IOException {
        Path written = unfinished(path);
        try (FileChannel out = create(written)) {
            write(out, ByteBuffer.wrap(bytes));
            out.force(true);
        }
        Files.move(written, place(path), StandardCopyOption.ATOMIC_MOVE);
        MessageDigest sha256 = Manifest.sha256();
        sha256.update(bytes);
        add(new Entry(path, bytes.length, modified(place(path)), hex(sha256)), bytes.length);
    }

    /// Copies a file, unless the copy that is there is of the same bytes: of the same length and
    /// last changed at the same time, and so is what it was copied from.
    void file(String path, Path from) throws IOException {
        long modified = modified(from);
        long bytes = Files.size(from);
        Entry known = before.get(path);
        if (known != null && known.bytes() == bytes && known.modified() == modified) {
            Path place = place(path);
            if (Files.isRegularFile(place)
                    && Files.size(place) == bytes
                    && modified(place) == modified) {
                add(known, 0);
                return;
            }
        }
        Path written = unfinished(path);
        MessageDigest sha256 = Manifest.sha256();
        long copiedBytes = 0;
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = create(written)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (in.read(chunk) >= 0) {
                chunk.flip();
                sha256.update(chunk.duplicate());
                copiedBytes += chunk.remaining();
                write(out, chunk);
                chunk.clear();
            }
            out.force(true);
        }
        Files.setLastModifiedTime(written, FileTime.from(modified, TimeUnit.MICROSECONDS));
        Files.move(written, place(path), StandardCopyOption.ATOMIC_MOVE);
        add(new Entry(path, copiedBytes, modified, hex(sha256)), copiedBytes);
    }

    private void add(Entry entry, long written) {
        files.put(entry.path(), entry);
        copied += written;
    }

    /// Removes what is no part of it, syncs the names, and writes the manifest.
    ///
    /// @return what it holds now
    BackupTaken finish(Manifest.Head head) throws IOException {
        removeOthers();
        Path written = folder.resolve(Manifest.FILE + UNFINISHED);
        Files.deleteIfExists(written);
        Manifest manifest = new Manifest(head, List.copyOf(files.values()));
        try (FileChannel out = create(written)) {
            write(out, ByteBuffer.wrap(manifest.bytes()));
            out.force(true);
        }
        Files.move(written, folder.resolve(Manifest.FILE), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(folder.resolve(Manifest.BEFORE));
        sync(folder);
        return new BackupTaken(
                head.taken(),
                folder.toString(),
                head.size(),
                files.size(),
                files.values().stream().mapToLong(Entry::bytes).sum(),
                copied,
                head.keys());
    }

    // What an earlier backup held and this one does not may have been erased.
    private void removeOthers() throws IOException {
        Path data = folder.resolve("data");
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (!files.containsKey(data.relativize(file).toString())) {
                            Files.delete(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException problem) throws IOException {
                        try (Stream<Path> left = Files.list(directory)) {
                            if (left.findAny().isEmpty()) {
                                Files.delete(directory);
                                return FileVisitResult.CONTINUE;
                            }
                        }
                        sync(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    static void directory(Path directory) throws IOException {
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    }

    static String hex(MessageDigest sha256) {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
