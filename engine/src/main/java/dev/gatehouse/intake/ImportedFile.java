package dev.gatehouse.intake;

import com.github.luben.zstd.ZstdInputStream;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.source.Framing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads a file in stretches of whole lines, gzip and zstd undone by their magic bytes. A file
/// whose first line is no whole JSON value, or that begins with `[`, is one document and is read at
/// once.
final class ImportedFile implements AutoCloseable {
    /// Bytes read and recorded at once.
    static final int STRETCH_BYTES_MAX = 4 * 1024 * 1024;

    /// Bytes of a file that is one JSON document.
    static final int DOCUMENT_BYTES_MAX = 256 * 1024 * 1024;

    private static final int MAGIC_BYTES = 4;

    private final BufferedInputStream in;
    private byte[] rest = new byte[0];
    private boolean begun;
    private boolean ended;

    ImportedFile(InputStream file) throws IOException {
        this.in = new BufferedInputStream(decompressed(new BufferedInputStream(file)), 64 * 1024);
    }

    /// The next stretch and how to cut it; nothing at the end.
    Optional<Stretch> next() throws IOException {
        if (!begun) {
            begun = true;
            Optional<Framing> document = document();
            if (document.isPresent()) {
                return Optional.of(asDocument(whole(), document.get()));
            }
        }
        byte[] lines = lines();
        return lines.length == 0
                ? Optional.empty()
                : Optional.of(new Stretch(lines, Framing.Plain.LINES));
    }

    /// Some of the file.
    record Stretch(byte[] bytes, Framing framing) {}

    // What began like a document and is none is lines after all, each a piece of its own.
    private static Stretch asDocument(byte[] bytes, Framing framing) {
        return JsonCut.isWholeValue(bytes, 0, bytes.length)
                ? new Stretch(bytes, framing)
                : new Stretch(bytes, Framing.Plain.LINES);
    }

    private byte[] lines() throws IOException {
        while (!ended) {
            byte[] more =
                    in.readNBytes(STRETCH_BYTES_MAX - Math.min(rest.length, STRETCH_BYTES_MAX / 2));
            ended = more.length == 0;
            byte[] all = Arrays.copyOf(rest, rest.length + more.length);
            System.arraycopy(more, 0, all, rest.length, more.length);
            int end = ended ? all.length : lastLineEnd(all);
            rest = Arrays.copyOfRange(all, end, all.length);
            if (end > 0) {
                return Arrays.copyOf(all, end);
            }
            if (rest.length > DOCUMENT_BYTES_MAX) {
                byte[] endless = rest;
                rest = new byte[0];
                return endless;
            }
        }
        return new byte[0];
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    // Looks at the beginning without taking it.
    private Optional<Framing> document() throws IOException {
        in.mark(64 * 1024);
        byte[] start = in.readNBytes(64 * 1024 - 1);
        in.reset();
        int first = 0;
        while (first < start.length && Character.isWhitespace(start[first])) {
            first++;
        }
        if (first == start.length) {
            return Optional.empty();
        }
        if (start[first] == '[' && isJsonArray(start, first)) {
            return Optional.of(Framing.Plain.JSON_ARRAY);
        }
        return start[first] == '{' && !firstLineIsWhole(start, first)
                ? Optional.of(Framing.Plain.WHOLE_BODY)
                : Optional.empty();
    }

    // A log line may begin with a bracket too: "[2026-11-22 …"; a document goes on as JSON does.
    private static boolean isJsonArray(byte[] start, int first) {
        int i = first + 1;
        while (i < start.length && Character.isWhitespace(start[i])) {
            i++;
        }
        return i < start.length
                && (start[i] == '{' || start[i] == '"' || start[i] == ']' || start[i] == '[');
    }

    private static boolean firstLineIsWhole(byte[] start, int first) {
        int end = first;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        return end == start.length || JsonCut.isWholeValue(start, first, end);
    }

    private byte[] whole() throws IOException {
        byte[] all = in.readNBytes(DOCUMENT_BYTES_MAX);
        if (all.length == DOCUMENT_BYTES_MAX) {
            throw new ImportProblem(
                    "the file is one JSON document of more than "
                            + DOCUMENT_BYTES_MAX / 1024 / 1024
                            + " MiB; give each event a line of its own, for instance with"
                            + " jq -c '.[]'");
        }
        ended = true;
        return all;
    }

    private static InputStream decompressed(BufferedInputStream file) throws IOException {
        file.mark(MAGIC_BYTES);
        byte[] magic = file.readNBytes(MAGIC_BYTES);
        file.reset();
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new GZIPInputStream(file, 64 * 1024);
        }
        boolean zstd =
                magic.length == MAGIC_BYTES
                        && magic[0] == 0x28
                        && magic[1] == (byte) 0xb5
                        && magic[2] == 0x2f
                        && magic[3] == (byte) 0xfd;
        return zstd ? new ZstdInputStream(file) : file;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
