package dev.gatehouse.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds values in a document by brackets and quotes alone, so that they can be taken out byte for
/// byte, in a document of any size: an element that is not valid JSON is still a value of its own.
/// Answers nothing when the brackets do not close where they should.
public final class JsonCut {
    private JsonCut() {}

    /// The elements of the array that is the whole of `bytes`.
    public static Optional<List<JsonSpan>> array(byte[] bytes) {
        JsonScan scan = new JsonScan(bytes, 0, bytes.length);
        scan.skipSpace();
        Optional<List<JsonSpan>> elements = elements(scan);
        scan.skipSpace();
        return scan.isAtEnd() ? elements : Optional.empty();
    }

    /// The objects that stand one behind the other, with nothing but white space between, and are
    /// the whole of `bytes`; as many of them as begin well, when one does not.
    public static Stacked stacked(byte[] bytes) {
        JsonScan scan = new JsonScan(bytes, 0, bytes.length);
        List<JsonSpan> objects = new ArrayList<>();
        scan.skipSpace();
        while (!scan.isAtEnd()) {
            int from = scan.at;
            if (!scan.is('{') || !scan.skipValue()) {
                return new Stacked(List.copyOf(objects), false);
            }
            objects.add(new JsonSpan(from, scan.at - from));
            scan.skipSpace();
        }
        return new Stacked(List.copyOf(objects), true);
    }

    /// Objects that stand one behind the other.
    ///
    /// @param objects where
    /// @param isWhole whether there is nothing else
    public record Stacked(List<JsonSpan> objects, boolean isWhole) {}

    /// The elements of the array that is member `name` of the object that is the whole of `bytes`.
    public static Optional<List<JsonSpan>> member(byte[] bytes, String name) {
        return valueOf(bytes, new JsonSpan(0, bytes.length), name)
                .flatMap(value -> elements(new JsonScan(bytes, value.offset(), bytes.length)));
    }

    /// Whether `bytes[from, to)` is one value from its first bracket to its last.
    public static boolean isWholeValue(byte[] bytes, int from, int to) {
        JsonScan scan = new JsonScan(bytes, from, to);
        scan.skipSpace();
        boolean whole = scan.skipValue();
        scan.skipSpace();
        return whole && scan.isAtEnd();
    }

    /// Where the value of member `name` of the object at `within` stands, quotes of a string
    /// included; nothing when the object has no such member.
    public static Optional<JsonSpan> valueOf(byte[] bytes, JsonSpan within, String name) {
        JsonScan scan = new JsonScan(bytes, within.offset(), within.offset() + within.length());
        scan.skipSpace();
        if (!scan.take('{')) {
            return Optional.empty();
        }
        do {
            scan.skipSpace();
            String each = scan.takeName();
            scan.skipSpace();
            int from = scan.at;
            if (each == null || !scan.skipValue()) {
                return Optional.empty();
            }
            if (each.equals(name)) {
                return Optional.of(new JsonSpan(from, scan.at - from));
            }
            scan.skipSpace();
        } while (scan.take(','));
        return Optional.empty();
    }

    private static Optional<List<JsonSpan>> elements(JsonScan scan) {
        if (!scan.take('[')) {
            return Optional.empty();
        }
        List<JsonSpan> elements = new ArrayList<>();
        scan.skipSpace();
        if (scan.take(']')) {
            return Optional.of(elements);
        }
        do {
            scan.skipSpace();
            int from = scan.at;
            if (!scan.skipValue() || scan.at == from) {
                return Optional.empty();
            }
            elements.add(new JsonSpan(from, scan.at - from));
            scan.skipSpace();
        } while (scan.take(','));
        return scan.take(']') ? Optional.of(elements) : Optional.empty();
    }
}
