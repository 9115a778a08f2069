package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A client's memory of the last checkpoint it saw of each log: what makes a rolled back or
/// rewritten journal show.
///
/// One file a log in a directory, named by the first 16 hex digits of SHA-256 of the origin: a line
/// with the verifier key, then the checkpoint as it was signed. The first key and checkpoint seen
/// are believed.
public final class LastSeen {

    private final Path directory;

    /// @param directory the client's own, outside the data directory it watches
    public LastSeen(Path directory) {
        this.directory = directory;
    }

    /// How a checkpoint compares with the one seen before.
    public enum Comparison {
        /// Nothing was known of this log; now it is.
        FIRST,
        /// The same tree.
        SAME,
        /// A larger tree that has the one seen as its prefix.
        GROWN,
        /// A smaller tree: records that were there are gone.
        ROLLED_BACK,
        /// A tree that does not continue the one seen, or a proof that does not show it.
        REWRITTEN,
        /// Signed by another key than before.
        OTHER_KEY
    }

    /// Gives the hashes that prove one tree the prefix of another.
    public interface Prover {
        /// The hashes that lead from the tree of size `from` to the tree of size `to`.
        List<byte[]> prove(long from, long to);
    }

    /// Compares a checkpoint with the one seen before and remembers it when it continues that one.
    ///
    /// @param checkpoint not trusted yet; its signature is checked here
    /// @throws IllegalArgumentException when the key did not sign it
    /// @throws IOException when the memory cannot be read or written, which must not pass for a
    ///   good answer
    public Comparison check(SignedCheckpoint checkpoint, VerifierKey key, Prover prover)
            throws IOException {
        checkpoint.verify(key);
        Path file = file(checkpoint.origin());
        if (!Files.exists(file)) {
            store(file, checkpoint, key);
            return Comparison.FIRST;
        }
        String stored = Files.readString(file);
        int line = stored.indexOf('\n');
        if (!stored.substring(0, Math.max(0, line)).equals(key.toString())) {
            return Comparison.OTHER_KEY;
        }
        SignedCheckpoint seen = parse(file, stored.substring(line + 1), key);
        Comparison comparison = compare(seen, checkpoint, prover);
        if (comparison == Comparison.GROWN) {
            store(file, checkpoint, key);
        }
        return comparison;
    }

    /// The checkpoint seen last of a log, to be given to a verifier as one the log must continue.
    ///
    /// @throws IOException when the memory cannot be read, which must not pass for having seen none
    public Optional<SignedCheckpoint> seen(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String stored = Files.readString(file);
        int line = stored.indexOf('\n');
        VerifierKey key = VerifierKey.parse(stored.substring(0, Math.max(0, line)));
        return Optional.of(parse(file, stored.substring(line + 1), key));
    }

    /// Remembers a checkpoint that a verifier has just found to hold and to continue [#seen].
    ///
    /// @throws IllegalArgumentException when the key did not sign it
    public void remember(SignedCheckpoint checkpoint, VerifierKey key) throws IOException {
        store(file(checkpoint.origin()), checkpoint.verify(key), key);
    }

    private static SignedCheckpoint parse(Path file, String note, VerifierKey key)
            throws IOException {
        try {
            return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)).verify(key);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Comparison compare(SignedCheckpoint seen, SignedCheckpoint now, Prover prover) {
        if (now.size() < seen.size()) {
            return Comparison.ROLLED_BACK;
        }
        if (now.size() == seen.size()) {
            return Arrays.equals(now.root(), seen.root()) ? Comparison.SAME : Comparison.REWRITTEN;
        }
        if (seen.size() == 0) {
            return Comparison.GROWN;
        }
        List<byte[]> path = prover.prove(seen.size(), now.size());
        return Merkle.isConsistent(seen.head(), now.head(), path)
                ? Comparison.GROWN
                : Comparison.REWRITTEN;
    }

    private void store(Path file, SignedCheckpoint checkpoint, VerifierKey key) throws IOException {
        String text = key + "\n" + checkpoint.note();
        Files.createDirectories(directory);
        new DurableFiles(new LocalDisk()).replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String origin) {
        byte[] hash = Merkle.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
        return directory.toAbsolutePath().resolve(HexFormat.of().formatHex(hash, 0, 8));
    }
}
