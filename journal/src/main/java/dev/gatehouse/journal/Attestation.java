package dev.gatehouse.journal;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That a journal's server stands behind bytes it made, signed with the journal's key: a note (C2SP
/// signed-note) of three lines, `origin`, `what`, `sha256 HEX`. The second line of a checkpoint is
/// a number and that of an attestation never is, so that neither passes for the other.
///
/// @param origin of the journal
/// @param what was made, such as `evidence-pack`
/// @param sha256 of it, in hex
public record Attestation(String origin, String what, String sha256) {
    private static final Pattern WHAT = Pattern.compile("[a-z][a-z-]{0,63}");
    private static final Pattern TEXT =
            Pattern.compile("([^\\n]+)\\n([a-z][a-z-]{0,63})\\nsha256 ([0-9a-f]{64})\\n");

    public Attestation {
        if (!WHAT.matcher(what).matches()) {
            throw new IllegalArgumentException("what is attested is named by letters and hyphens");
        }
    }

    static Attestation of(String origin, String what, byte[] bytes) {
        return new Attestation(
                origin, what, HexFormat.of().formatHex(Merkle.sha256().digest(bytes)));
    }

    byte[] signed(SigningKey key) {
        return key.sign(origin + "\n" + what + "\nsha256 " + sha256 + "\n").bytes();
    }

    /// Reads one that the key signed.
    ///
    /// @throws IllegalArgumentException saying what does not hold
    public static Attestation verify(byte[] note, VerifierKey key) {
        SignedNote signed = SignedNote.parse(note);
        signed.verify(List.of(key));
        Matcher text = TEXT.matcher(signed.text());
        if (!text.matches() || !text.group(1).equals(key.name())) {
            throw new IllegalArgumentException("what was signed is no attestation of this journal");
        }
        return new Attestation(text.group(1), text.group(2), text.group(3));
    }

    /// Whether it is about these bytes.
    public boolean isAbout(byte[] bytes) {
        byte[] hash = Merkle.sha256().digest(bytes);
        return sha256.equals(HexFormat.of().formatHex(hash));
    }
}
