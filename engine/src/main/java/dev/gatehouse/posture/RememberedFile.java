package dev.gatehouse.posture;

import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The records of this room copied out of the journal, so that opening it does not read the
/// journal: one line each, position, time, kind and payload.
final class RememberedFile {
    private static final int PARTS = 4;

    private final ViewLines lines;

    /// One record.
    record Told(long position, Instant received, PostureRecord record) {}

    /// What it holds.
    ///
    /// @param cursor the next record of the journal to look at
    record Saved(long cursor, List<Told> told) {}

    RememberedFile(Path file) {
        this.lines = new ViewLines(file);
    }

    Saved read() throws IOException {
        List<Told> told = new ArrayList<>();
        long cursor = lines.read(line -> told.add(told(line)));
        return new Saved(cursor, told);
    }

    private static Told told(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length == PARTS
                && RecordKind.of(Integer.parseInt(parts[2]))
                                .flatMap(kind ->
                                        OwnRecordJson.read(
                                                kind, parts[3].getBytes(StandardCharsets.UTF_8)))
                                .orElse(null)
                        instanceof PostureRecord record) {
            return new Told(Long.parseLong(parts[0]), Instant.parse(parts[1]), record);
        }
        throw new IllegalArgumentException("this is no line of the view of posture");
    }

    /// Writes all of it.
    void write(List<Told> told, long cursor) throws IOException {
        lines.replace(told.stream().map(RememberedFile::line).toList(), cursor);
    }

    /// Adds what came since it was last written.
    void add(List<Told> since, long cursor) throws IOException {
        lines.add(since.stream().map(RememberedFile::line).toList(), cursor);
    }

    private static String line(Told told) {
        return told.position()
                + " "
                + told.received()
                + " "
                + told.record().kind().number()
                + " "
                + new String(OwnRecordJson.bytes(told.record()), StandardCharsets.UTF_8);
    }
}
