package dev.gatehouse.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text and the signatures under it (C2SP signed-note).
///
/// @param text ends with a newline; the bytes that are signed
/// @param signatures one or more, in the order they stand
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
public record SignedNote(String text, List<NoteSignature> signatures) {

    /// Signatures a note may carry; more is refused before any is verified.
    public static final int SIGNATURES_MAX = 100;

    /// Size of a note that is read at all.
    public static final int NOTE_BYTES_MAX = 1 << 20;

    private static final String LINE_START = "— ";

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /// One signature line.
    ///
    /// @param name of the key
    /// @param keyId four bytes
    /// @param signature what the key made of the text
    public record NoteSignature(String name, byte[] keyId, byte[] signature) {

        boolean isBy(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(keyId, key.id());
        }

        String line() {
            byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
            System.arraycopy(signature, 0, both, keyId.length, signature.length);
            return LINE_START + name + " " + Note64.encode(both) + "\n";
        }
    }

    /// Takes a note apart without trusting it.
    ///
    /// @throws IllegalArgumentException when the bytes are no well-formed note
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > NOTE_BYTES_MAX) {
            throw new IllegalArgumentException("a note has at most " + NOTE_BYTES_MAX + " bytes");
        }
        String whole = decodeUtf8(bytes);
        if (whole.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("a note holds no control character but newline");
        }
        int split = whole.lastIndexOf("\n\n");
        if (split < 0 || !whole.endsWith("\n") || split + 2 == whole.length()) {
            throw new IllegalArgumentException(
                    "a note is a text, an empty line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String[] lines = whole.substring(split + 2, whole.length() - 1).split("\n", -1);
        if (lines.length > SIGNATURES_MAX) {
            throw new IllegalArgumentException(
                    "a note has at most " + SIGNATURES_MAX + " signatures");
        }
        for (String line : lines) {
            signatures.add(parseLine(line));
        }
        return new SignedNote(whole.substring(0, split + 1), signatures);
    }

    private static NoteSignature parseLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(LINE_START) || space < LINE_START.length()) {
            throw new IllegalArgumentException("a signature line is: em dash, name, signature");
        }
        String name = line.substring(LINE_START.length(), space);
        byte[] both = Note64.decode(line.substring(space + 1));
        if (!VerifierKey.isName(name) || both.length < 5) {
            throw new IllegalArgumentException(
                    "a signature line has a key name, a key id and a signature");
        }
        return new NoteSignature(
                name, Arrays.copyOf(both, 4), Arrays.copyOfRange(both, 4, both.length));
    }

    private static String decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a note is UTF-8", e);
        }
    }

    /// The keys among `trusted` that signed this text; signatures of other keys do not count.
    ///
    /// @throws IllegalArgumentException when a signature by a trusted key is wrong, no trusted key
    ///   signed, or two trusted keys cannot be told apart
    public List<VerifierKey> verify(List<VerifierKey> trusted) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> verified = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            List<VerifierKey> keys = trusted.stream().filter(signature::isBy).toList();
            if (keys.size() > 1) {
                throw new IllegalArgumentException(
                        "two trusted keys share the name and id of " + signature.name());
            }
            if (keys.isEmpty() || verified.contains(keys.getFirst())) {
                continue;
            }
            if (!keys.getFirst().verifies(signed, signature.signature())) {
                throw new IllegalArgumentException(
                        "the signature by " + signature.name() + " is not valid");
            }
            verified.add(keys.getFirst());
        }
        if (verified.isEmpty()) {
            throw new IllegalArgumentException("no trusted key signed this note");
        }
        return List.copyOf(verified);
    }

    /// The note's exact bytes.
    public byte[] bytes() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(signature.line()));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
