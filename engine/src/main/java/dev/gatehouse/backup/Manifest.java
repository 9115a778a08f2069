package dev.gatehouse.backup;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// What a backup holds, file by file. It is written last, so a folder without one holds no whole
/// backup; its last line is the SHA-256 of those before it, so no byte of it can change unseen.
///
/// Each line is a JSON object: the head, then a line a file, then `{"sha256":…}`.
///
/// @param files in the order they were copied
record Manifest(Head head, List<Entry> files) {
    static final String FILE = "manifest.jsonl";

    /// The manifest of the backup that is being replaced.
    static final String BEFORE = "manifest.before.jsonl";

    private static final int SCHEMA = 1;

    Manifest {
        files = List.copyOf(files);
    }

    /// What the backup is of.
    ///
    /// @param gatehouse the version that made it
    /// @param origin of the journal
    /// @param size records it holds
    /// @param root the tree's, in hexadecimal
    /// @param keys whether the installation's keys are in it
    record Head(
            int schema,
            Instant taken,
            String gatehouse,
            String origin,
            long size,
            String root,
            boolean keys) {
        Head(Instant taken, String gatehouse, String origin, long size, String root, boolean keys) {
            this(SCHEMA, taken, gatehouse, origin, size, root, keys);
        }
    }

    /// One file.
    ///
    /// @param path below the data directory, with forward slashes
    /// @param modified when the file it is a copy of was changed last, in microseconds
    record Entry(String path, long bytes, long modified, String sha256) {}

    private record End(String sha256) {}

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        line(out, head);
        files.forEach(file -> line(out, file));
        line(out, new End(HexFormat.of().formatHex(sha256().digest(out.toByteArray()))));
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, Object record) {
        out.writeBytes(CanonicalJson.bytes(RecordJson.members(record)));
        out.write('\n');
    }

    /// Reads the manifest of a backup.
    ///
    /// @throws BackupProblem when there is none or it is not as it was written
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            boolean begun =
                    Files.exists(folder.resolve(BEFORE)) || Files.exists(folder.resolve("data"));
            throw new BackupProblem(
                    begun
                            ? folder
                                    + " holds a backup that was not finished: "
                                    + FILE
                                    + " is missing. Take it again into the same folder."
                            : folder + " holds no backup: " + FILE + " is missing.");
        }
        return parse(file, Files.readAllBytes(file));
    }

    static Manifest parse(Path file, byte[] bytes) {
        try {
            int end = bytes.length - 1;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            MessageDigest sha256 = sha256();
            sha256.update(bytes, 0, Math.max(0, end));
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            String said = ((End) make(End.class, lines.getLast())).sha256();
            if (lines.size() < 2
                    || bytes[bytes.length - 1] != '\n'
                    || !said.equals(HexFormat.of().formatHex(sha256.digest()))) {
                throw damaged(file, null);
            }
            List<Entry> files = new ArrayList<>();
            for (String line : lines.subList(1, lines.size() - 1)) {
                files.add((Entry) make(Entry.class, line));
            }
            return new Manifest((Head) make(Head.class, lines.getFirst()), files);
        } catch (JsonProblem
                | NumberFormatException
                | DateTimeException
                | NoSuchElementException torn) {
            throw damaged(file, torn);
        }
    }

    private static Object make(Class<?> type, String line) {
        JsonObject object = RecordJson.object(line.getBytes(StandardCharsets.UTF_8));
        return RecordJson.make(type, object);
    }

    private static BackupProblem damaged(Path file, @Nullable Throwable why) {
        return new BackupProblem(
                file + " is not as it was written. Use another backup; nothing was restored.", why);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
