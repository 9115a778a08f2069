package dev.gatehouse.people;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The records of this room copied out of the journal, so that opening it reads kilobytes and not
/// the journal: one line each, position, kind and payload.
final class HistoryFile {
    private static final int PARTS = 3;

    private final ViewLines lines;

    /// What it holds.
    ///
    /// @param cursor the next record of the journal to look at
    record Saved(long cursor, History history) {}

    HistoryFile(Path file) {
        this.lines = new ViewLines(file);
    }

    Saved read() throws IOException {
        History history = new History();
        long cursor = lines.read(line -> history.add(told(line)));
        return new Saved(cursor, history);
    }

    private static Told told(String line) {
        String[] parts = line.split(" ", PARTS);
        OwnRecord record =
                parts.length < PARTS
                        ? null
                        : RecordKind.of(Integer.parseInt(parts[1]))
                                .flatMap(kind -> OwnRecordJson.read(kind, utf8(parts[2])))
                                .orElse(null);
        if (!(record instanceof OwnRecord.OfPeople ofPeople)) {
            throw new IllegalArgumentException("this is no line of the view of people");
        }
        return new Told(Long.parseLong(parts[0]), ofPeople);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Writes all of it.
    void write(Saved saved) throws IOException {
        lines.replace(lines(saved.history().told()), saved.cursor());
    }

    /// Adds what came since it was last written.
    void add(List<Told> since, long cursor) throws IOException {
        lines.add(lines(since), cursor);
    }

    private static List<String> lines(List<Told> told) {
        return told.stream().map(HistoryFile::line).toList();
    }

    private static String line(Told told) {
        String payload = new String(OwnRecordJson.bytes(told.record()), StandardCharsets.UTF_8);
        return told.position() + " " + told.record().kind().number() + " " + payload;
    }
}
