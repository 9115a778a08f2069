package dev.gatehouse.source.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a piece as text that is surely UTF-8: what was not is shown as U+FFFD, and said.
///
/// @param bytes the bytes as they came, or with U+FFFD for what was not UTF-8
/// @param damaged whether anything was not UTF-8
record Decoded(byte[] bytes, boolean damaged) {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int HIGH_BIT_OF_ONE = 0x80;

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

    /// Whether a list opens, or a line that begins like one.
    boolean opensList() {
        int at = 0;
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
        return at < bytes.length && bytes[at] == '[';
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

    // Eight bytes at a time.
    private static boolean isAscii(byte[] bytes) {
        long all = 0;
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            all |= (long) LONGS.get(bytes, at);
        }
        for (; at < bytes.length; at++) {
            all |= bytes[at] & HIGH_BIT_OF_ONE;
        }
        return (all & HIGH_BITS) == 0;
    }
}
