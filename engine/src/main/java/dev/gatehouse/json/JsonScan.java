package dev.gatehouse.json;

import java.nio.charset.StandardCharsets;

/// Walks over JSON by its brackets and quotes alone: nothing is decoded, no value judged, no limit
/// but the end of the bytes, and no recursion. Used by one thread.
final class JsonScan {
    final byte[] bytes;
    final int end;
    int at;

    /// Scans `bytes[from, end)`.
    JsonScan(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    boolean is(char c) {
        return at < end && bytes[at] == c;
    }

    boolean take(char c) {
        if (is(c)) {
            at++;
            return true;
        }
        return false;
    }

    void skipSpace() {
        while (at < end
                && (bytes[at] == ' '
                        || bytes[at] == '\n'
                        || bytes[at] == '\r'
                        || bytes[at] == '\t')) {
            at++;
        }
    }

    /// Passes one value: it ends where its brackets close, its quotes close, or a separator
    /// follows. False when the bytes end before it does.
    boolean skipValue() {
        if (at >= end) {
            return false;
        }
        if (bytes[at] == '"') {
            return skipString();
        }
        if (bytes[at] == '{' || bytes[at] == '[') {
            return skipBracketed();
        }
        while (at < end && !isSeparator(bytes[at])) {
            at++;
        }
        return true;
    }

    private boolean skipBracketed() {
        int depth = 0;
        while (at < end) {
            switch (bytes[at]) {
                case '"' -> {
                    if (!skipString()) {
                        return false;
                    }
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            at++;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    /// Passes one string, quotes included; false when none begins here or it does not end.
    boolean skipString() {
        if (!take('"')) {
            return false;
        }
        while (at < end) {
            byte b = bytes[at++];
            if (b == '\\') {
                at = Math.min(at + 1, end);
            } else if (b == '"') {
                return true;
            }
        }
        return false;
    }

    /// Passes one member name and its colon.
    ///
    /// @return the name as it is meant, or null when there is none
    @org.jspecify.annotations.Nullable
    String takeName() {
        int from = at;
        if (!skipString()) {
            return null;
        }
        String name = name(from, at);
        skipSpace();
        return take(':') ? name : null;
    }

    // Most names have no escapes; one whose escapes cannot be read stands for itself.
    private String name(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                try {
                    return Json.parse(bytes, from, to - from).text();
                } catch (JsonProblem notText) {
                    break;
                }
            }
        }
        return new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
