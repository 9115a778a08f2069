package dev.gatehouse.source.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a piece as text that is surely UTF-8: what was not is shown as U+FFFD, and said.
///
/// @param bytes the bytes as they came, or with U+FFFD for what was not UTF-8
/// @param damaged whether anything was not UTF-8
record Decoded(byte[] bytes, boolean damaged) {

    static Decoded of(byte[] piece) {
        if (isAscii(piece)) {
            return new Decoded(piece, false);
        }
        byte[] again = new String(piece, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        boolean damaged = !Arrays.equals(piece, again);
        return new Decoded(damaged ? again : piece, damaged);
    }

    // Also keeps a parser from taking zero bytes for another encoding of Unicode.
    boolean looksLikeJson() {
        int at = 0;
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
        boolean opens = at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
        return opens && (at + 1 == bytes.length || bytes[at + 1] != 0);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The text without the end of its line.
    String line() {
        String text = text();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }
}
