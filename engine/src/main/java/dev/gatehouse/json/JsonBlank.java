package dev.gatehouse.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the values at named paths of a document null and leaves every other byte as it is. A path
/// is member names joined by points; a member whose own name has points is found too, `*` is every
/// member of an object, and a list on the way is looked into. A document whose brackets and quotes
/// do not close is left alone; apart from that nothing is judged, so one beyond the limits of
/// [Json] is blanked as well. Confined to one thread.
public final class JsonBlank {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final JsonScan scan;
    private final ByteArrayOutputStream out;
    private int copied;
    private boolean any;

    private JsonBlank(byte[] document) {
        this.scan = new JsonScan(document, 0, document.length);
        this.out = new ByteArrayOutputStream(document.length);
    }

    /// The document with these values null; nothing when it holds none of them.
    public static Optional<byte[]> of(byte[] document, List<String> paths) {
        JsonBlank blank = new JsonBlank(document);
        blank.scan.skipSpace();
        boolean whole = blank.value(paths, 0);
        blank.scan.skipSpace();
        return whole && blank.any && blank.scan.isAtEnd()
                ? Optional.of(blank.written())
                : Optional.empty();
    }

    private byte[] written() {
        out.write(scan.bytes, copied, scan.end - copied);
        return out.toByteArray();
    }

    // Each of the paths begins at this value.
    private boolean value(List<String> paths, int depth) {
        if (paths.isEmpty() || depth > Json.DEPTH_LEVELS_MAX) {
            return scan.skipValue();
        }
        if (scan.is('{')) {
            return object(paths, depth);
        }
        return scan.is('[') ? array(paths, depth) : scan.skipValue();
    }

    private boolean object(List<String> paths, int depth) {
        scan.take('{');
        scan.skipSpace();
        if (scan.take('}')) {
            return true;
        }
        do {
            scan.skipSpace();
            String name = scan.takeName();
            scan.skipSpace();
            if (name == null || !member(paths, name, depth)) {
                return false;
            }
            scan.skipSpace();
        } while (scan.take(','));
        return scan.take('}');
    }

    private boolean member(List<String> paths, String name, int depth) {
        List<String> below = new ArrayList<>(paths.size());
        boolean ends = false;
        for (String path : paths) {
            String first = path.equals("*") || path.startsWith("*.") ? "*" : name;
            ends |= path.equals(first);
            if (path.startsWith(first) && path.startsWith(".", first.length())) {
                below.add(path.substring(first.length() + 1));
            }
        }
        return ends ? blank() : value(below, depth + 1);
    }

    private boolean array(List<String> paths, int depth) {
        scan.take('[');
        scan.skipSpace();
        if (scan.take(']')) {
            return true;
        }
        do {
            scan.skipSpace();
            int from = scan.at;
            if (!value(paths, depth + 1) || scan.at == from) {
                return false;
            }
            scan.skipSpace();
        } while (scan.take(','));
        return scan.take(']');
    }

    private boolean blank() {
        int from = scan.at;
        if (!scan.skipValue() || scan.at == from) {
            return false;
        }
        boolean isNull = java.util.Arrays.equals(scan.bytes, from, scan.at, NULL, 0, NULL.length);
        if (!isNull) {
            out.write(scan.bytes, copied, from - copied);
            out.writeBytes(NULL);
            copied = scan.at;
            any = true;
        }
        return true;
    }
}
