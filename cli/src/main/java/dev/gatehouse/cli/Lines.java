package dev.gatehouse.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a file or of stdin as their bytes, without line ends. A longer line than the limit
/// is cut there.
final class Lines implements AutoCloseable {
    /// Bytes of one line.
    static final int LINE_BYTES_MAX = 32 * 1024 * 1024;

    private final InputStream in;

    /// @param file its path; `-` for stdin
    Lines(String file) throws IOException {
        this.in = new BufferedInputStream(InputFile.open(file));
    }

    /// Takes line after line.
    interface Taker {
        void take(byte[] line) throws IOException;
    }

    /// Hands over every line to the end.
    void each(Taker taker) throws IOException {
        for (byte[] line = line(); line.length > 0; line = line()) {
            taker.take(withoutEnd(line));
        }
    }

    // With its end, so that only the end of the file is empty.
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n' || line.size() == LINE_BYTES_MAX) {
                break;
            }
        }
        return line.toByteArray();
    }

    private static byte[] withoutEnd(byte[] line) {
        int end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(line, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
