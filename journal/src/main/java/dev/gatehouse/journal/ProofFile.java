package dev.gatehouse.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A proof that can be checked without the journal (C2SP tlog-proof, `.tlog-proof`): where a leaf
/// stands, the hashes that lead to a root, and the checkpoint that states it.
///
/// @param index leaf index
/// @param hashes from the leaf up
/// @param extra bytes that nothing vouches for; a journal's own proofs carry the 50-byte entry here
/// @param checkpoint the signed note as it is
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record ProofFile(
        long index, List<byte[]> hashes, Optional<byte[]> extra, byte[] checkpoint) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final int PROOF_BYTES_MAX = SignedNote.NOTE_BYTES_MAX + (1 << 20);

    public ProofFile {
        hashes = List.copyOf(hashes);
    }

    /// The proof of a journal's record.
    public static ProofFile of(InclusionProof proof, SignedCheckpoint checkpoint) {
        return new ProofFile(
                proof.position(), proof.path(), Optional.of(proof.entry()), checkpoint.bytes());
    }

    /// Takes a proof apart without trusting it.
    ///
    /// @throws IllegalArgumentException naming the line that is wrong
    public static ProofFile parse(byte[] bytes) {
        if (bytes.length > PROOF_BYTES_MAX) {
            throw new IllegalArgumentException("a proof has at most " + PROOF_BYTES_MAX + " bytes");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new IllegalArgumentException(
                    "an empty line is missing between proof and checkpoint");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, split).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST_LINE)) {
            throw new IllegalArgumentException("line 1 is not " + FIRST_LINE);
        }
        Optional<byte[]> extra = Optional.empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Optional.of(Note64.decode(lines.removeFirst().substring("extra ".length())));
        }
        if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) {
            throw new IllegalArgumentException("the line with the index is missing");
        }
        long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
        if (lines.size() > Merkle.PROOF_HASHES_MAX) {
            throw new IllegalArgumentException(
                    "a proof has at most " + Merkle.PROOF_HASHES_MAX + " hashes");
        }
        List<byte[]> hashes = lines.stream().map(Note64::decodeHash).toList();
        String checkpoint = text.substring(split + 2);
        if (checkpoint.isEmpty()) {
            throw new IllegalArgumentException("the checkpoint is missing");
        }
        return new ProofFile(index, hashes, extra, checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    /// Checks that the entry is in the log the key belongs to.
    ///
    /// @return the checkpoint it is in
    /// @throws IllegalArgumentException saying what does not hold
    public SignedCheckpoint verify(byte[] entry, VerifierKey key) {
        SignedCheckpoint signed = SignedCheckpoint.parse(checkpoint).verify(key);
        if (!Merkle.includes(index, Merkle.leafHash(entry), hashes, signed.head())) {
            throw new IllegalArgumentException(
                    "the hashes do not lead from this entry to the checkpoint's root");
        }
        return signed;
    }

    /// The file's exact bytes.
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        extra.ifPresent(bytes -> text.append("extra ").append(Note64.encode(bytes)).append('\n'));
        text.append("index ").append(index).append('\n');
        hashes.forEach(hash -> text.append(Note64.encode(hash)).append('\n'));
        text.append('\n').append(new String(checkpoint, StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
