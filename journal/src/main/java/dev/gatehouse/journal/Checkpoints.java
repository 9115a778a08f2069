package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs checkpoints, and never two different roots for one size.
///
/// A signature is made only when the file still holds what was signed last (compare and swap), the
/// tree has grown and its tiles prove that the last tree is its prefix. Each is remembered with the
/// keys, outside the journal's directory, before it is published, so that an older copy of the
/// journal is noticed.
final class Checkpoints {

    static final String FILE = "checkpoint";

    private final Disk disk;
    private final Path journal;
    private final Path file;
    private final Path memory;
    private final SigningKey key;
    private final InstantSource clock;
    private volatile SignedCheckpoint latest;
    private volatile @Nullable Instant signedAt;

    private Checkpoints(JournalSettings settings, Path journal, SigningKey key) throws IOException {
        this.disk = settings.disk();
        this.clock = settings.clock();
        this.journal = journal;
        this.file = journal.resolve(FILE);
        this.memory = settings.keys().lastSignedFile(settings.origin());
        this.key = key;
        latest = read(file);
    }

    /// Reads what was signed last.
    static Checkpoints open(JournalSettings settings, Path journal, SigningKey key)
            throws IOException {
        return new Checkpoints(settings, journal, key);
    }

    /// The first one of a journal: a tree without leaves.
    static void create(Disk disk, Path journal, Path memory, SigningKey key) throws IOException {
        if (disk.exists(memory)) {
            SignedCheckpoint signed =
                    SignedCheckpoint.parse(disk.readAll(memory, SignedNote.NOTE_BYTES_MAX));
            throw new JournalException(
                    Reason.ROLLED_BACK,
                    journal
                            + " is empty, but this installation signed "
                            + signed.size()
                            + " records of "
                            + signed.origin()
                            + " ("
                            + memory
                            + "). Restore the journal from a backup.");
        }
        String origin = key.verifier().name();
        SignedNote note = key.sign(SignedCheckpoint.text(origin, 0, Merkle.emptyRoot()));
        new DurableFiles(disk).replace(journal.resolve(FILE), note.bytes());
    }

    private SignedCheckpoint read(Path from) throws IOException {
        try {
            return SignedCheckpoint.parse(disk.readAll(from, SignedNote.NOTE_BYTES_MAX))
                    .verify(key.verifier());
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    Reason.DAMAGED,
                    from
                            + " cannot be trusted: "
                            + e.getMessage()
                            + ". Restore the journal and its keys from a backup.",
                    e);
        }
    }

    SignedCheckpoint latest() {
        return latest;
    }

    /// When this process signed last.
    Optional<Instant> signedAt() {
        return Optional.ofNullable(signedAt);
    }

    /// Refuses a journal that does not continue what this installation signed.
    ///
    /// @param durable records the journal has
    void checkMemory(long durable, Merkle.Nodes tiles) throws IOException {
        if (!disk.exists(memory)) {
            return;
        }
        SignedCheckpoint signed = read(memory);
        if (signed.size() > durable) {
            throw new JournalException(
                    Reason.ROLLED_BACK,
                    journal
                            + " has "
                            + durable
                            + " records, but this installation signed "
                            + signed.size()
                            + " ("
                            + memory
                            + "): this is an older copy, or its end was lost. Restore the newest backup;"
                            + " to accept the loss, move that file away.");
        }
        if (!Arrays.equals(Merkle.root(tiles, 0, signed.size()), signed.root())) {
            throw new JournalException(
                    Reason.DAMAGED,
                    journal
                            + " is not the journal of which this installation signed "
                            + signed.size()
                            + " records ("
                            + memory
                            + "). Restore it from a backup.");
        }
    }

    /// Signs a larger tree whose tiles are durable.
    void sign(Merkle.Head head) throws IOException {
        SignedCheckpoint last = latest;
        if (head.size() == last.size()) {
            return;
        }
        TileReader tiles = new TileReader(disk, journal, head.size());
        List<byte[]> proof =
                last.size() == 0
                        ? List.of()
                        : Merkle.consistencyPath(tiles, last.size(), head.size());
        if (last.size() > 0 && !Merkle.isConsistent(last.head(), head, proof)) {
            throw new JournalException(
                    Reason.DAMAGED,
                    "The tiles of " + journal + " do not continue the checkpoint signed last.");
        }
        if (!Arrays.equals(disk.readAll(file, SignedNote.NOTE_BYTES_MAX), last.bytes())) {
            throw new JournalException(
                    Reason.DAMAGED,
                    file
                            + " is not what this process signed last: somebody else wrote it. Nothing more is signed.");
        }
        SignedNote note = key.sign(SignedCheckpoint.text(last.origin(), head.size(), head.root()));
        new DurableFiles(disk).replace(memory, note.bytes());
        new DurableFiles(disk).replace(file, note.bytes());
        latest = new SignedCheckpoint(note, last.origin(), head.size(), head.root());
        signedAt = clock.instant();
    }
}
