package dev.gatehouse.people;

import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.ViewFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The records of this room copied out of the journal, so that opening it reads kilobytes and not
/// the journal: one line each, position, kind and payload. A view: when it cannot be read, the
/// journal is read again from the start. A line that says `up to` follows what was written at once.
final class HistoryFile {
    private static final String UP_TO = "up to ";

    private final Path file;

    /// What it holds.
    ///
    /// @param cursor the next record of the journal to look at
    record Saved(long cursor, History history) {}

    HistoryFile(Path file) {
        this.file = file;
    }

    /// What was whole when it was last written; what a crash cut short behind that is left out.
    Saved read() throws IOException {
        Saved whole = new Saved(0, new History());
        if (!Files.exists(file)) {
            return whole;
        }
        List<Told> since = new ArrayList<>();
        boolean damaged = false;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(UP_TO)) {
                    since.forEach(whole.history()::add);
                    since.clear();
                    whole =
                            new Saved(
                                    Long.parseLong(line.substring(UP_TO.length())),
                                    whole.history());
                } else {
                    since.add(told(line));
                }
            }
        } catch (JsonProblem | IllegalArgumentException | CharacterCodingException notOurs) {
            damaged = true;
        }
        if (damaged || !since.isEmpty()) {
            write(whole);
        }
        return whole;
    }

    private static Told told(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw damaged();
        }
        RecordKind kind =
                RecordKind.of(Integer.parseInt(parts[1])).orElseThrow(HistoryFile::damaged);
        OwnRecord record =
                OwnRecordJson.read(kind, parts[2].getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(HistoryFile::damaged);
        if (!(record instanceof OwnRecord.OfPeople ofPeople)) {
            throw damaged();
        }
        return new Told(Long.parseLong(parts[0]), ofPeople);
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("this is no line of the view of people");
    }

    /// Writes all of it.
    void write(Saved saved) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        saved.history().told().forEach(each -> out.writeBytes(line(each)));
        out.writeBytes(upTo(saved.cursor()));
        ViewFile.write(file, out.toByteArray());
    }

    /// Adds what came since it was last written; a crash in between leaves an earlier whole.
    void add(List<Told> since, long cursor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        since.forEach(each -> out.writeBytes(line(each)));
        out.writeBytes(upTo(cursor));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(out.toByteArray());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static byte[] upTo(long cursor) {
        return (UP_TO + cursor + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] line(Told told) {
        String payload = new String(OwnRecordJson.bytes(told.record()), StandardCharsets.UTF_8);
        String line = told.position() + " " + told.record().kind().number() + " " + payload + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
