package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/// Looks at every name in the directory: whatever is no part of a journal is reported, whatever is
/// derived is compared.
final class NameAudit {

    private static final Set<String> TOP =
            Set.of(
                    Checkpoints.FILE,
                    JournalOpening.KEY_FILE,
                    JournalOpening.LOCK_FILE,
                    Wal.DIRECTORY,
                    Blocks.DIRECTORY,
                    "tile");

    private static final String NOT_OURS = "is not a file of a journal";

    private final Audit audit;
    private final long size;

    /// @param size what the checkpoint covers
    NameAudit(Audit audit, long size) {
        this.audit = audit;
        this.size = size;
    }

    void run() throws IOException {
        for (Path file : audit.disk().list(audit.journal())) {
            String name = file.getFileName().toString();
            if (name.equals(Eraser.FILE)) {
                passing(file, "an erasure was interrupted; opening the journal finishes it");
            } else if (!TOP.contains(name)) {
                stray(file);
            }
        }
        Path lock = audit.journal().resolve(JournalOpening.LOCK_FILE);
        if (audit.disk().exists(lock) && audit.disk().size(lock) != 0) {
            audit.bad(lock, 0, "must be empty");
        }
        log();
        blocks();
        tiles(audit.journal().resolve("tile"));
    }

    private void stray(Path file) {
        if (file.toString().endsWith(DurableFiles.UNFINISHED)) {
            passing(file, "a write was interrupted; opening the journal removes it");
        } else {
            audit.bad(file, -1, NOT_OURS);
        }
    }

    /// What is right while a journal is open and was left behind when it is not.
    private void passing(Path file, String message) {
        if (!audit.isLive()) {
            audit.incomplete(file, -1, message);
        }
    }

    private void log() throws IOException {
        for (Path file : audit.disk().list(audit.journal().resolve(Wal.DIRECTORY))) {
            if (file.getFileName().toString().equals(Wal.SPARE)) {
                unlessGone(() -> spare(file));
            } else if (WalSegment.firstOf(file) < 0) {
                stray(file);
            }
        }
    }

    private void spare(Path file) throws IOException {
        if (!new WalScanner(audit.disk(), file).isAtEnd()) {
            audit.bad(file, 0, "must hold nothing but zeros");
        }
    }

    private interface Look {
        void at() throws IOException;
    }

    private void unlessGone(Look look) throws IOException {
        try {
            look.at();
        } catch (NoSuchFileException e) {
            if (!audit.isLive()) {
                throw e;
            }
        }
    }

    private void blocks() throws IOException {
        for (Path million : audit.disk().list(audit.journal().resolve(Blocks.DIRECTORY))) {
            if (!audit.disk().isDirectory(million)) {
                audit.bad(million, -1, NOT_OURS);
            }
            for (Path file : audit.disk().list(million)) {
                if (BlockFile.firstOf(file) < 0) {
                    stray(file);
                }
            }
        }
    }

    private void tiles(Path directory) throws IOException {
        for (Path file : audit.disk().list(directory)) {
            if (audit.disk().isDirectory(file)) {
                tiles(file);
            } else {
                unlessGone(() -> tile(file));
            }
        }
    }

    private void tile(Path file) throws IOException {
        TilePath path;
        try {
            path = TilePath.parse(audit.journal().relativize(file).toString().replace('\\', '/'));
        } catch (IllegalArgumentException e) {
            audit.bad(file, -1, NOT_OURS);
            return;
        }
        long row = Tree.rowSize(Math.max(0, path.level()), size);
        if ((path.index() << 8) + path.width() > row) {
            passing(file, "is behind the checkpoint; opening the journal writes it again");
        } else if (!path.isFull()) {
            partial(file, path, row);
        }
    }

    /// A partial tile that is not needed any more must still say what the larger one says.
    private void partial(Path file, TilePath path, long row) throws IOException {
        int largest = (int) Math.min(TilePath.FULL, row - (path.index() << 8));
        if (path.width() == largest) {
            return;
        }
        int itemBytes = path.level() == TilePath.ENTRIES ? Bundle.ENTRY_BYTES : Merkle.HASH_BYTES;
        byte[] stored = audit.disk().read(file, 0, TilePath.FULL * itemBytes + 1);
        byte[] whole = new byte[0];
        for (int width : new int[] {largest, TilePath.FULL}) {
            Path larger =
                    audit.journal()
                            .resolve(new TilePath(path.level(), path.index(), width).toString());
            if (whole.length == 0 && audit.disk().exists(larger)) {
                whole = audit.disk().read(larger, 0, TilePath.FULL * itemBytes);
            }
        }
        int bytes = path.width() * itemBytes;
        boolean same =
                stored.length == bytes
                        && whole.length >= bytes
                        && Arrays.equals(stored, 0, bytes, whole, 0, bytes);
        if (!same) {
            audit.bad(file, -1, "is not the beginning of the larger tile");
        }
    }
}
