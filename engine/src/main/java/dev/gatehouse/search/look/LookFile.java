package dev.gatehouse.search.look;

import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonSpan;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads the pieces of a file: its lines, or the elements of the one JSON array it is. A file
/// packed with gzip is unpacked on the way.
final class LookFile {
    /// Bytes of one line; a longer one is cut there and will not be readable.
    static final int LINE_BYTES_MAX = 16 * 1024 * 1024;

    /// Bytes of a file that is one JSON array, which is read whole.
    static final int ARRAY_BYTES_MAX = 256 * 1024 * 1024;

    private static final int HEAD_BYTES = 64;
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final byte[] GZIP = {(byte) 0x1f, (byte) 0x8b};

    private final Path path;

    LookFile(Path path) {
        this.path = path;
    }

    /// Hands over the pieces in order; stops once `enough` says so.
    void each(Consumer<byte[]> taker, java.util.function.BooleanSupplier enough) {
        try (InputStream in = open()) {
            if (startsArray(in)) {
                eachElement(in.readNBytes(ARRAY_BYTES_MAX), taker, enough);
            } else {
                eachLine(in, taker, enough);
            }
        } catch (NoSuchFileException missing) {
            throw new LookProblem("there is no file " + path);
        } catch (IOException problem) {
            throw new LookProblem("cannot read " + path + ": " + problem.getMessage());
        }
    }

    private InputStream open() throws IOException {
        if (Files.isDirectory(path)) {
            throw new LookProblem(path + " is a folder; name the files in it");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        raw.mark(GZIP.length);
        boolean packed = Arrays.equals(raw.readNBytes(GZIP.length), GZIP);
        raw.reset();
        return packed
                ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES)
                : raw;
    }

    private static boolean startsArray(InputStream in) throws IOException {
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        for (byte b : head) {
            if (!Character.isWhitespace(b)) {
                return b == '['
                        && !new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .matches("(?s)\\s*\\[[0-9A-Za-z].*");
            }
        }
        return false;
    }

    private static void eachLine(
            InputStream in, Consumer<byte[]> taker, java.util.function.BooleanSupplier enough)
            throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer);
                read >= 0 && !enough.getAsBoolean();
                read = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    append(line, buffer, from, i);
                    hand(line, taker);
                    from = i + 1;
                }
            }
            append(line, buffer, from, read);
        }
        hand(line, taker);
    }

    private static void append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
        int room = LINE_BYTES_MAX - line.size();
        line.write(buffer, from, Math.clamp(to - from, 0, room));
    }

    private static void hand(ByteArrayOutputStream line, Consumer<byte[]> taker) {
        byte[] bytes = line.toByteArray();
        line.reset();
        int end = bytes.length;
        while (end > 0 && Character.isWhitespace(bytes[end - 1])) {
            end--;
        }
        if (end > 0) {
            taker.accept(Arrays.copyOf(bytes, end));
        }
    }

    // What begins like an array and is none is lines after all.
    private static void eachElement(
            byte[] array, Consumer<byte[]> taker, java.util.function.BooleanSupplier enough)
            throws IOException {
        Optional<List<JsonSpan>> elements = JsonCut.array(array);
        if (elements.isEmpty()) {
            eachLine(new ByteArrayInputStream(array), taker, enough);
            return;
        }
        for (JsonSpan element : elements.get()) {
            if (enough.getAsBoolean()) {
                return;
            }
            int from = element.offset();
            taker.accept(Arrays.copyOfRange(array, from, from + element.length()));
        }
    }
}
