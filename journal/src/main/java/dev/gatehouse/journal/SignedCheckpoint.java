package dev.gatehouse.journal;

import java.util.List;

/// A log's signed statement of its size and root (C2SP tlog-checkpoint).
///
/// @param note the note as it was read or signed
/// @param origin which log
/// @param size leaves in the tree
/// @param root 32 bytes
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record SignedCheckpoint(SignedNote note, String origin, long size, byte[] root) {

    /// Takes a checkpoint apart. It is trusted only after [#verify].
    ///
    /// @throws IllegalArgumentException when the bytes are no well-formed checkpoint
    public static SignedCheckpoint parse(byte[] bytes) {
        SignedNote note = SignedNote.parse(bytes);
        String[] lines = note.text().substring(0, note.text().length() - 1).split("\n", -1);
        if (lines.length < 3) {
            throw new IllegalArgumentException("a checkpoint has an origin, a size and a root");
        }
        for (String line : lines) {
            if (line.isEmpty()) {
                throw new IllegalArgumentException("a checkpoint has no empty line");
            }
        }
        return new SignedCheckpoint(
                note, lines[0], parseSize(lines[1]), Note64.decodeHash(lines[2]));
    }

    private static long parseSize(String text) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException(
                    "a tree size is a decimal number without leading zeros");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a tree size is below 2^63", e);
        }
    }

    /// Checks that the key signed this, and that it speaks for the log the key belongs to.
    ///
    /// @return this
    /// @throws IllegalArgumentException saying what does not hold
    public SignedCheckpoint verify(VerifierKey key) {
        note.verify(List.of(key));
        if (!origin.equals(key.name())) {
            throw new IllegalArgumentException(
                    "checkpoint is of " + origin + ", the key belongs to " + key.name());
        }
        return this;
    }

    static String text(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Note64.encode(root) + "\n";
    }

    public Merkle.Head head() {
        return new Merkle.Head(size, root);
    }

    /// The exact bytes of the note.
    public byte[] bytes() {
        return note.bytes();
    }
}
