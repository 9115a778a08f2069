package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Puts a journal together from what is on the disk, refusing whatever does not fit.
final class JournalOpening {

    static final String LOCK_FILE = "lock";
    static final String KEY_FILE = "key.pub";

    private static final int KEY_FILE_BYTES_MAX = 1024;

    private final Path directory;
    private final JournalSettings settings;
    private final Disk disk;
    private final SigningKey key;

    private JournalOpening(Path directory, JournalSettings settings) {
        this.directory = directory;
        this.settings = settings;
        this.disk = settings.disk();
        this.key = settings.keys().signingKey(settings.origin());
    }

    /// Opens a journal that keeps this pace.
    static Journal open(Path given, JournalSettings settings, Pace pace) {
        Path directory = given.toAbsolutePath().normalize();
        Disk disk = settings.disk();
        Closeable lock;
        try {
            DurableFiles.makeDirectory(disk, directory);
        } catch (IOException e) {
            throw JournalException.io("Making " + directory, e);
        }
        try {
            lock = disk.lock(directory.resolve(LOCK_FILE));
        } catch (IOException e) {
            throw new JournalException(
                    Reason.LOCKED,
                    directory
                            + " cannot be locked: "
                            + e.getMessage()
                            + ". Stop the other Gatehouse first.",
                    e);
        }
        try {
            return new JournalOpening(directory, settings).assemble(lock, pace);
        } catch (IOException e) {
            throw unlocked(
                    lock, new JournalException(Reason.IO, "Opening " + directory + ": " + e, e));
        } catch (RuntimeException e) {
            throw unlocked(lock, e);
        }
    }

    private static RuntimeException unlocked(Closeable lock, RuntimeException why) {
        try {
            lock.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    private Journal assemble(Closeable lock, Pace pace) throws IOException {
        removeUnfinished();
        createOrCheck();
        Checkpoints checkpoints = Checkpoints.open(settings, directory, key);
        SignedCheckpoint signed = checkpoints.latest();
        Blocks blocks = Blocks.open(directory, settings);
        if (blocks.end() > signed.size()) {
            throw damaged(
                    "blocks hold "
                            + blocks.end()
                            + " records, the checkpoint covers "
                            + signed.size());
        }
        Wal wal =
                Wal.open(
                        disk,
                        directory.resolve(Wal.DIRECTORY),
                        new Wal.Known(blocks.end(), signed.size()));
        long size = wal.segments().isEmpty() ? blocks.end() : wal.segments().getLast().end();
        if (signed.size() > size) {
            throw damaged(
                    "a checkpoint covers "
                            + signed.size()
                            + " records, only "
                            + size
                            + " are there");
        }
        TileWriter tiles = new TileWriter(disk, directory, signed.size());
        if (!Arrays.equals(tiles.head().root(), signed.root())) {
            throw damaged("the tiles do not make the root of the checkpoint");
        }
        Watermark durable = new Watermark(size);
        WalOutput output =
                new WalOutput(
                        disk, wal, pace, new WalOutput.Resuming(size, lastReceived(wal, blocks)));
        WalWriter writer = new WalWriter(output, durable);
        ReentrantReadWriteLock layout = new ReentrantReadWriteLock();
        Sealer sealer = new Sealer(disk, wal, blocks, layout);
        tiles.integrate(wal, size);
        checkpoints.checkMemory(size, new TileReader(disk, directory, size));
        Upkeep upkeep =
                new Upkeep(
                        new Upkeep.Parts(
                                disk, wal, durable, tiles, checkpoints, sealer, writer, pace));
        Eraser eraser = new Eraser(disk, directory, blocks);
        Journal.Parts parts =
                new Journal.Parts(
                        wal, blocks, durable, writer, checkpoints, upkeep, eraser, layout);
        return started(new Journal(settings, directory, lock, parts), parts, pace);
    }

    private static Journal started(Journal journal, Journal.Parts parts, Pace pace) {
        parts.writer().start();
        boolean finished = false;
        try {
            journal.finishErasure();
            finished = true;
        } finally {
            if (!finished) {
                parts.writer().close();
            }
        }
        if (pace.byItself()) {
            parts.upkeep().start();
        }
        return journal;
    }

    private void removeUnfinished() throws IOException {
        for (Path file : disk.list(directory)) {
            if (file.toString().endsWith(DurableFiles.UNFINISHED)) {
                disk.delete(file);
            }
        }
        disk.delete(directory.resolve(Wal.DIRECTORY).resolve(Wal.SPARE + DurableFiles.UNFINISHED));
    }

    private void createOrCheck() throws IOException {
        Path keyFile = directory.resolve(KEY_FILE);
        Path checkpoint = directory.resolve(Checkpoints.FILE);
        String line = key.verifier() + "\n";
        if (disk.exists(keyFile)) {
            String stored =
                    new String(disk.readAll(keyFile, KEY_FILE_BYTES_MAX), StandardCharsets.UTF_8);
            if (!stored.equals(line)) {
                throw new JournalException(
                        Reason.CONFIGURATION,
                        directory
                                + " belongs to another key or origin: "
                                + keyFile
                                + " says "
                                + stored.strip()
                                + ", these keys make "
                                + line.strip()
                                + ". Use the keys it was made with.");
            }
        }
        if (disk.exists(checkpoint) && disk.exists(keyFile)) {
            // A copy has no log, and may have come by a way that leaves empty directories behind.
            DurableFiles.makeDirectory(disk, directory.resolve(Wal.DIRECTORY));
            return;
        }
        if (disk.exists(checkpoint) || !isEmpty()) {
            throw damaged(
                    "there are records, but no "
                            + (disk.exists(keyFile) ? Checkpoints.FILE : KEY_FILE));
        }
        DurableFiles.makeDirectory(disk, directory.resolve(Wal.DIRECTORY));
        DurableFiles.makeDirectory(disk, directory.resolve(Blocks.DIRECTORY));
        new DurableFiles(disk).replace(keyFile, line.getBytes(StandardCharsets.UTF_8));
        Path memory = settings.keys().lastSignedFile(settings.origin());
        Checkpoints.create(disk, directory, memory, key);
    }

    private boolean isEmpty() throws IOException {
        return disk.list(directory.resolve(Wal.DIRECTORY)).isEmpty()
                && disk.list(directory.resolve(Blocks.DIRECTORY)).isEmpty()
                && disk.list(directory.resolve("tile")).isEmpty();
    }

    private long lastReceived(Wal wal, Blocks blocks) throws IOException {
        List<Stored> last = new ArrayList<>();
        if (wal.lastReceivedMicros() == 0 && blocks.end() > 0) {
            blocks.read(blocks.end() - 1, blocks.end(), last);
        }
        return last.isEmpty() ? wal.lastReceivedMicros() : last.getFirst().receivedMicros();
    }

    private JournalException damaged(String what) {
        return new JournalException(
                Reason.DAMAGED,
                directory
                        + ": "
                        + what
                        + ". Restore it from a backup; `journal verify` lists everything wrong.");
    }
}
