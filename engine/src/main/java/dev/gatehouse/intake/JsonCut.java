package dev.gatehouse.intake;

import dev.gatehouse.record.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the elements of a JSON array by their brackets and quotes alone: nothing is decoded, no
/// value judged, so an element that is not valid JSON is still a piece of its own. Answers nothing
/// when the array does not end where the bytes do.
final class JsonCut {
    private final byte[] bytes;
    private int at;

    private JsonCut(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The elements of the array that is the whole of `bytes`.
    static Optional<List<Frame>> array(byte[] bytes) {
        JsonCut cut = new JsonCut(bytes);
        cut.skipSpace();
        Optional<List<Frame>> elements = cut.elements();
        cut.skipSpace();
        return cut.at == bytes.length ? elements : Optional.empty();
    }

    /// Whether `bytes[from, to)` is one value from its first bracket to its last.
    static boolean isWholeValue(byte[] bytes, int from, int to) {
        JsonCut cut = new JsonCut(Arrays.copyOfRange(bytes, from, to));
        cut.skipSpace();
        boolean whole = cut.skipValue();
        cut.skipSpace();
        return whole && cut.at == cut.bytes.length;
    }

    /// Where the value of member `name` of the object in `bytes[from, to)` stands, quotes of a
    /// string included; nothing when the object has no such member.
    static Optional<Frame.Slice> valueOf(byte[] bytes, int from, int to, String name) {
        JsonCut cut = new JsonCut(Arrays.copyOfRange(bytes, from, to));
        byte[] key = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        cut.skipSpace();
        if (!cut.take('{')) {
            return Optional.empty();
        }
        do {
            cut.skipSpace();
            int keyFrom = cut.at;
            if (!cut.skipString()) {
                return Optional.empty();
            }
            boolean ours = Arrays.equals(cut.bytes, keyFrom, cut.at, key, 0, key.length);
            cut.skipSpace();
            if (!cut.take(':')) {
                return Optional.empty();
            }
            cut.skipSpace();
            int valueFrom = cut.at;
            if (!cut.skipValue()) {
                return Optional.empty();
            }
            if (ours) {
                return Optional.of(new Frame.Slice(from + valueFrom, cut.at - valueFrom));
            }
            cut.skipSpace();
        } while (cut.take(','));
        return Optional.empty();
    }

    /// The elements of the array that is member `name` of the object that is the whole of `bytes`.
    static Optional<List<Frame>> member(byte[] bytes, String name) {
        return valueOf(bytes, 0, bytes.length, name)
                .flatMap(value -> {
                    JsonCut cut = new JsonCut(bytes);
                    cut.at = value.offset();
                    return cut.elements();
                });
    }

    private Optional<List<Frame>> elements() {
        if (!take('[')) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>();
        skipSpace();
        if (take(']')) {
            return Optional.of(frames);
        }
        do {
            skipSpace();
            int from = at;
            if (!skipValue() || at == from) {
                return Optional.empty();
            }
            frames.add(new Frame.Slice(from, at - from));
            skipSpace();
        } while (take(','));
        return take(']') ? Optional.of(frames) : Optional.empty();
    }

    // A value ends where its brackets close, its quotes close, or a separator follows.
    private boolean skipValue() {
        if (at >= bytes.length) {
            return false;
        }
        if (bytes[at] == '"') {
            return skipString();
        }
        if (bytes[at] == '{' || bytes[at] == '[') {
            return skipBracketed();
        }
        while (at < bytes.length && !isSeparator(bytes[at])) {
            at++;
        }
        return true;
    }

    private boolean skipBracketed() {
        int depth = 0;
        while (at < bytes.length) {
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

    private boolean skipString() {
        if (!take('"')) {
            return false;
        }
        while (at < bytes.length) {
            byte b = bytes[at++];
            if (b == '\\') {
                at++;
            } else if (b == '"') {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == ']' || b == '}' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void skipSpace() {
        while (at < bytes.length
                && (bytes[at] == ' '
                        || bytes[at] == '\n'
                        || bytes[at] == '\r'
                        || bytes[at] == '\t')) {
            at++;
        }
    }

    private boolean take(char c) {
        if (at < bytes.length && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }
}
