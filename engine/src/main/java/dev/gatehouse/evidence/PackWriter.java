package dev.gatehouse.evidence;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a pack: a zip whose bytes depend on nothing but what is put in, so that the same question
/// gives the same pack. Beside each file `NAME` stands `NAME.rows`, the SHA-256 of each of its
/// lines in hex, a line each; `manifest.json` names every file with its digest; `manifest.sig` is
/// the signature over the manifest. Used by one thread.
public final class PackWriter {
    /// What the manifest is called.
    public static final String MANIFEST = "manifest.json";

    /// What its signature is called.
    public static final String SIGNATURE = "manifest.sig";

    /// What the file with the digests of a file's lines is called.
    public static final String ROWS = ".rows";

    // Zip keeps a time of each entry; this is the first there can be.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<JsonValue> files = new ArrayList<>();

    public PackWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /// Writes a file.
    @FunctionalInterface
    public interface Content<T> {
        /// @return what is known of it once it is written
        T write(OutputStream out) throws IOException;
    }

    /// Adds a file of lines.
    public <T> T file(String name, Content<T> content) throws IOException {
        enter(name);
        LineDigests lines = new LineDigests(zip);
        T known = content.write(lines);
        lines.end();
        zip.closeEntry();
        list(name, lines.whole(), lines.count());
        byte[] rows = String.join("\n", lines.digests()).getBytes(StandardCharsets.US_ASCII);
        enter(name + ROWS);
        zip.write(rows);
        zip.closeEntry();
        list(name + ROWS, Digests.of(rows), 0);
        return known;
    }

    private void enter(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private void list(String name, String sha256, long lines) {
        SequencedMap<String, JsonValue> file = new LinkedHashMap<>();
        file.put("name", new JsonString(name));
        file.put("sha256", new JsonString(sha256));
        file.put("lines", new JsonNumber(Long.toString(lines)));
        files.add(new JsonObject(file));
    }

    /// Adds the manifest and its signature, and ends the pack.
    ///
    /// @param said what the manifest says besides its files
    /// @param signing gives the note over its bytes
    public void end(JsonObject said, UnaryOperator<byte[]> signing) throws IOException {
        SequencedMap<String, JsonValue> manifest = new LinkedHashMap<>(said.members());
        manifest.put("files", new JsonArray(files));
        byte[] bytes =
                (CanonicalJson.text(new JsonObject(manifest)) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        enter(MANIFEST);
        zip.write(bytes);
        zip.closeEntry();
        enter(SIGNATURE);
        zip.write(signing.apply(bytes));
        zip.closeEntry();
        zip.finish();
    }

    /// Digests what goes through it, whole and line by line.
    private static final class LineDigests extends FilterOutputStream {
        private final MessageDigest whole = Digests.sha256();
        private final MessageDigest line = Digests.sha256();
        private final List<String> digests = new ArrayList<>();
        private boolean isBegun;

        LineDigests(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            whole.update(bytes, offset, length);
            int from = offset;
            for (int at = offset; at < offset + length; at++) {
                if (bytes[at] == '\n') {
                    line.update(bytes, from, at - from);
                    digests.add(Digests.hex(line));
                    from = at + 1;
                    isBegun = false;
                }
            }
            if (from < offset + length) {
                line.update(bytes, from, offset + length - from);
                isBegun = true;
            }
        }

        // The zip goes on after it.
        @Override
        public void close() {}

        void end() {
            if (isBegun) {
                digests.add(Digests.hex(line));
            }
        }

        String whole() {
            return Digests.hex(whole);
        }

        long count() {
            return digests.size();
        }

        List<String> digests() {
            return digests;
        }
    }
}
