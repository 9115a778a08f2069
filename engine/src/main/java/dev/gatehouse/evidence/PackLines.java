package dev.gatehouse.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Lines of a file of a pack, as bytes: what is compared and drawn is what was signed, not what a
/// character set makes of it.
final class PackLines {
    private static final int LINE_BYTES_MAX = 16 * 1024 * 1024;

    private PackLines() {}

    // Without its line feed; empty at the end. What is longer than any row is cut, and so differs.
    static Optional<byte[]> next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int one = in.read();
        if (one < 0) {
            return Optional.empty();
        }
        for (; one >= 0 && one != '\n'; one = in.read()) {
            if (line.size() < LINE_BYTES_MAX) {
                line.write(one);
            }
        }
        return Optional.of(line.toByteArray());
    }
}
