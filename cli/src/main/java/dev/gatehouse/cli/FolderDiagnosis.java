package dev.gatehouse.cli;

import dev.gatehouse.record.DataDirectory;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What can be told from a data directory without its server: who may read it, how long its disk
/// lasts, whether the clock has gone back. Reads names, sizes, times and modes, never a key.
final class FolderDiagnosis {
    /// The space below which the server stops taking deliveries in.
    static final long FREE_BYTES_MIN = 512L << 20;

    static final long FREE_DAYS_LOOK = 30;

    /// How far a file may be ahead of the clock: time servers move a clock by less.
    static final Duration AHEAD_MINUTES_MAX = Duration.ofMinutes(5);

    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private final DataDirectory data;
    private final Instant now;
    private final long freeBytes;

    /// @param now what the clock says
    /// @param freeBytes what is left for this user on the directory's file system
    FolderDiagnosis(DataDirectory data, Instant now, long freeBytes) {
        this.data = data;
        this.now = now;
        this.freeBytes = freeBytes;
    }

    List<Diagnosis> look() throws IOException {
        List<Diagnosis> all = new ArrayList<>();
        all.add(disk());
        all.add(keys());
        all.add(content());
        all.add(clock());
        return all;
    }

    private Diagnosis disk() throws IOException {
        String said = Bytes.words(freeBytes) + " free";
        if (freeBytes < FREE_BYTES_MIN) {
            return Diagnosis.bad(
                    "disk",
                    said + "; below " + Bytes.words(FREE_BYTES_MIN) + " nothing is taken in",
                    "make room; the server goes on by itself, nothing that was answered is lost");
        }
        long used = bytesBelow(data.root());
        double days = days();
        if (days < 1 || used == 0) {
            return Diagnosis.ok("disk", said + "; too early to say for how long");
        }
        double perDay = used / days;
        double left = (freeBytes - FREE_BYTES_MIN) / perDay;
        String whole =
                String.format(
                        Locale.ROOT,
                        "%s, %s a day: about %,.0f days left",
                        said,
                        Bytes.words((long) perDay),
                        left);
        return left < FREE_DAYS_LOOK
                ? Diagnosis.look("disk", whole, "move the data directory to a larger disk")
                : Diagnosis.ok("disk", whole);
    }

    // The journal's public key is written once, when the directory is made.
    private double days() throws IOException {
        Path made = data.journal().resolve("key.pub");
        if (!Files.exists(made)) {
            return 0;
        }
        Duration age = Duration.between(Files.getLastModifiedTime(made).toInstant(), now);
        return age.toMinutes() / (double) Duration.ofDays(1).toMinutes();
    }

    private Diagnosis keys() throws IOException {
        List<Path> open = new ArrayList<>();
        for (Path folder : List.of(data.installation(), data.keys(), data.secrets(), data.run())) {
            if (isOpen(folder)) {
                open.add(folder);
            }
        }
        for (Path folder : List.of(data.keys(), data.secrets())) {
            open.addAll(openIn(folder));
        }
        return open.isEmpty()
                ? Diagnosis.ok("keys", "only their owner can read them")
                : Diagnosis.bad(
                        "keys",
                        "others on this machine may get at " + names(open),
                        "chmod -R go= "
                                + data.installation()
                                + "; whoever could read them may have: consider them known");
    }

    // What was signed last is public, and remembered beside the keys.
    private static List<Path> openIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> open = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                boolean isPublic = file.getFileName().toString().startsWith("journal-last-signed-");
                if (!isPublic && isOpen(file)) {
                    open.add(file);
                }
            }
        }
        return open;
    }

    // The write-ahead log and the views hold in clear what the blocks hold encrypted.
    private Diagnosis content() throws IOException {
        List<Path> way =
                List.of(data.root(), data.root().resolve("tenants"), data.journal().getParent());
        for (Path folder : way) {
            if (!isOpen(folder)) {
                return Diagnosis.ok("content", "only its owner can read what the tools sent");
            }
        }
        return Diagnosis.look(
                "content",
                "everybody on this machine may read what the tools sent lately, and the views",
                "chmod go= " + data.root());
    }

    private Diagnosis clock() throws IOException {
        Path checkpoint = data.journal().resolve("checkpoint");
        if (Files.exists(checkpoint)) {
            Instant signed = Files.getLastModifiedTime(checkpoint).toInstant();
            if (signed.isAfter(now.plus(AHEAD_MINUTES_MAX))) {
                return Diagnosis.bad(
                        "clock",
                        "the clock says " + now + ", but a checkpoint was signed at " + signed,
                        "set the clock; events received meanwhile get the time of the last one");
            }
        }
        return Diagnosis.ok("clock", "not behind what was signed last");
    }

    private static boolean isOpen(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        open.retainAll(Files.getPosixFilePermissions(path));
        return !open.isEmpty();
    }

    private String names(List<Path> paths) {
        return String.join(
                ", ", paths.stream().map(data.root()::relativize).map(Path::toString).toList());
    }

    // A server that runs meanwhile takes files away between listing and looking.
    private static long bytesBelow(Path root) throws IOException {
        long[] bytes = new long[1];
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem)
                            throws IOException {
                        if (problem instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw problem;
                    }
                });
        return bytes[0];
    }
}
