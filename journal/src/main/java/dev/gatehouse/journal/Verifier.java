package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a journal offline, from its bytes alone: frames, commitments, entries, tiles, root,
/// signature, blocks.
///
/// It reads as a stream, in memory that does not grow with the journal, writes nothing, and may
/// look at a journal that is open. What it cannot see is a rewrite by somebody who holds the keys,
/// unless a checkpoint from elsewhere is given.
public final class Verifier {

    /// A journal that is written to meanwhile may look wrong for a moment.
    private static final int ATTEMPTS_MAX = 3;

    private static final long PAUSE_MILLIS = Upkeep.ROUND_MILLIS;
    private static final int CHECKPOINT_LOOKS_MAX = 100;
    private static final long LOOK_MILLIS = 20;
    private static final int KEY_FILE_BYTES_MAX = 1024;

    private final Path journal;
    private final VerifierSettings settings;
    private final Disk disk;
    private final Audit audit;

    private Verifier(Path journal, VerifierSettings settings) {
        this.journal = journal;
        this.settings = settings;
        this.disk = settings.disk();
        this.audit = new Audit(journal, disk, isOpenElsewhere(journal, disk));
    }

    /// Verifies the journal in a directory.
    ///
    /// @throws JournalException when the key that was given cannot be used
    public static Verification verify(Path journal, VerifierSettings settings) {
        Path absolute = journal.toAbsolutePath().normalize();
        Verification last = new Verifier(absolute, settings).run();
        for (int attempt = 1;
                attempt < ATTEMPTS_MAX && last.result() != Verification.Result.OK;
                attempt++) {
            if (!isOpenElsewhere(absolute, settings.disk())) {
                return last;
            }
            if (!pause(PAUSE_MILLIS)) {
                return last;
            }
            last = new Verifier(absolute, settings).run();
        }
        return last;
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOpenElsewhere(Path journal, Disk disk) {
        try {
            return disk.isLocked(journal.resolve(JournalOpening.LOCK_FILE));
        } catch (IOException e) {
            return false;
        }
    }

    private Verification run() {
        String origin = "";
        long size = 0;
        try {
            VerifierKey key = key();
            List<SignedCheckpoint> known = known(key);
            SignedCheckpoint checkpoint = key == null ? null : checkpoint(key, known);
            if (key != null && checkpoint != null) {
                origin = checkpoint.origin();
                size = checkpoint.size();
                List<SignedCheckpoint> earlier = earlier(key, checkpoint, known);
                new TreeAudit(audit, checkpoint, earlier).run();
                new RecordAudit(audit, checkpoint, settings.codecs(), wrappingKey()).run();
            }
            new NameAudit(audit, size).run();
        } catch (IOException e) {
            audit.bad(journal, -1, "cannot be read: " + e);
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever a forged directory provokes is an answer about it, never a way past the
            // rest.
            audit.bad(journal, -1, "cannot be judged: " + e);
        }
        return audit.verification(origin, size);
    }

    private @Nullable VerifierKey key() throws IOException {
        Path file = journal.resolve(JournalOpening.KEY_FILE);
        if (!disk.exists(file)) {
            audit.bad(file, -1, "is missing; is this the directory of a journal?");
            return null;
        }
        String text = new String(disk.readAll(file, KEY_FILE_BYTES_MAX), StandardCharsets.UTF_8);
        VerifierKey key;
        try {
            key =
                    VerifierKey.parse(
                            text.endsWith("\n") ? text.substring(0, text.length() - 1) : "");
        } catch (IllegalArgumentException e) {
            audit.bad(file, -1, String.valueOf(e.getMessage()));
            return null;
        }
        if (settings.keysDirectory().isPresent() && !belongs(key, settings.keysDirectory().get())) {
            audit.bad(file, -1, "is not the key of this installation");
        }
        return key;
    }

    private static boolean belongs(VerifierKey key, Path keys) throws IOException {
        String signing = Files.readString(keys.resolve(JournalKeys.SIGNING_FILE)).strip();
        String name = Files.readString(keys.resolve(JournalKeys.NAME_FILE)).strip();
        byte[] pair = Base64.getDecoder().decode(signing);
        return key.name().startsWith("gatehouse." + name + "/t/")
                && pair.length == 2 * SigningKey.SEED_BYTES
                && Arrays.equals(
                        key.publicKey(),
                        Arrays.copyOfRange(pair, SigningKey.SEED_BYTES, pair.length));
    }

    /// The checkpoint; of a journal that is open, once it has caught up with what was remembered of
    /// it, which is always written first.
    private @Nullable SignedCheckpoint checkpoint(VerifierKey key, List<SignedCheckpoint> known)
            throws IOException {
        SignedCheckpoint read = readCheckpoint(key);
        for (int look = 1; look < CHECKPOINT_LOOKS_MAX && audit.isLive() && read != null; look++) {
            long size = read.size();
            if (known.stream().allMatch(other -> other.size() <= size) || !pause(LOOK_MILLIS)) {
                return read;
            }
            read = readCheckpoint(key);
        }
        return read;
    }

    private @Nullable SignedCheckpoint readCheckpoint(VerifierKey key) throws IOException {
        Path file = journal.resolve(Checkpoints.FILE);
        if (!disk.exists(file)) {
            audit.bad(file, -1, "is missing");
            return null;
        }
        try {
            return SignedCheckpoint.parse(disk.readAll(file, SignedNote.NOTE_BYTES_MAX))
                    .verify(key);
        } catch (IllegalArgumentException e) {
            audit.bad(file, -1, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// Checkpoints from elsewhere: those that were given and the one remembered with the keys.
    private List<SignedCheckpoint> known(@Nullable VerifierKey key) throws IOException {
        List<SignedCheckpoint> known = new ArrayList<>(settings.earlier());
        if (key != null && settings.keysDirectory().isPresent()) {
            Path memory =
                    settings.keysDirectory().get().resolve(JournalKeys.lastSignedName(key.name()));
            if (Files.exists(memory)) {
                known.add(SignedCheckpoint.parse(Files.readAllBytes(memory)));
            }
        }
        return known;
    }

    /// Those that are not larger than the journal; larger ones are reported.
    private List<SignedCheckpoint> earlier(
            VerifierKey key, SignedCheckpoint checkpoint, List<SignedCheckpoint> known) {
        List<SignedCheckpoint> usable = new ArrayList<>();
        for (SignedCheckpoint other : known) {
            try {
                other.verify(key);
            } catch (IllegalArgumentException e) {
                audit.bad(
                        journal.resolve(Checkpoints.FILE),
                        -1,
                        "the earlier checkpoint: " + e.getMessage());
                continue;
            }
            if (other.size() > checkpoint.size()) {
                audit.stale(
                        journal.resolve(Checkpoints.FILE),
                        "covers "
                                + checkpoint.size()
                                + " records, but "
                                + other.size()
                                + " were signed before: this is an older copy, or it was rolled back");
            } else {
                usable.add(other);
            }
        }
        return usable;
    }

    private Optional<BlockKey> wrappingKey() throws IOException {
        Optional<Path> file =
                settings.wrappingKey()
                        .or(() ->
                                settings.keysDirectory()
                                        .map(keys -> keys.resolve(JournalKeys.WRAPPING_FILE)));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] text = JournalKeys.readPrivate(file.get());
            return Optional.of(new BlockKey(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    JournalException.Reason.CONFIGURATION,
                    file.get() + " holds no wrapping key.",
                    e);
        }
    }
}
