package dev.gatehouse.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// Every tombstone of a journal, signed with its key: what a copy made earlier has to forget before
/// anybody may look into it.
///
/// As a file: a note (C2SP signed-note) of five lines (`gatehouse-erasures/v1`, the origin, the
/// size the list covers, how many tombstones there are, the SHA-256 of what follows the note in
/// hexadecimal), then one line a tombstone, its payload in base64. Its first line is no origin, so
/// it can never be taken for a checkpoint.
///
/// @param origin of the journal
/// @param size records that were looked at
/// @param tombstones payloads, in the order they were recorded
public record ErasureList(String origin, long size, List<byte[]> tombstones) {

    /// Size of a list that is read at all.
    public static final int LIST_BYTES_MAX = 1 << 28;

    private static final String FIRST_LINE = "gatehouse-erasures/v1";
    private static final int NOTE_LINES = 7;

    public ErasureList {
        tombstones = List.copyOf(tombstones);
    }

    byte[] signed(SigningKey key) {
        byte[] body = body();
        String text =
                String.join(
                        "\n",
                        FIRST_LINE,
                        origin,
                        Long.toString(size),
                        Integer.toString(tombstones.size()),
                        HexFormat.of().formatHex(Merkle.sha256().digest(body)),
                        "");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(key.sign(text).bytes());
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private byte[] body() {
        StringBuilder lines = new StringBuilder();
        tombstones.forEach(
                one -> lines.append(Base64.getEncoder().encodeToString(one)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads a list and checks that the key signed all of it.
    ///
    /// @throws IllegalArgumentException saying what does not hold
    public static ErasureList read(byte[] bytes, VerifierKey key) {
        int end = 0;
        for (int line = 0; line < NOTE_LINES; line++) {
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            end++;
        }
        if (end > bytes.length) {
            throw new IllegalArgumentException("it is no list of erasures");
        }
        SignedNote note = SignedNote.parse(Arrays.copyOf(bytes, end));
        note.verify(List.of(key));
        String[] lines = note.text().split("\n", -1);
        if (lines.length != NOTE_LINES - 1 || !lines[0].equals(FIRST_LINE)) {
            throw new IllegalArgumentException("it is no list of erasures");
        }
        byte[] body = Arrays.copyOfRange(bytes, end, bytes.length);
        if (!lines[4].equals(HexFormat.of().formatHex(Merkle.sha256().digest(body)))) {
            throw new IllegalArgumentException("its tombstones are not those that were signed");
        }
        List<byte[]> tombstones = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.US_ASCII).lines().toList()) {
            tombstones.add(Base64.getDecoder().decode(line));
        }
        return new ErasureList(lines[1], Long.parseLong(lines[2]), tombstones);
    }
}
