package dev.gatehouse.record;

import dev.gatehouse.journal.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Own records copied out of the journal by a view, so that opening it does not read the journal:
/// one line each, position, time, kind and payload. A file that cannot be read is empty.
public final class CopiedRecords {
    private static final int PARTS = 4;

    private final ViewLines lines;

    public CopiedRecords(Path file) {
        this.lines = new ViewLines(file);
    }

    /// One record.
    ///
    /// @param received when it was appended
    public record Copied(long position, Instant received, OwnRecord record) {}

    /// What the file holds.
    ///
    /// @param cursor the next record of the journal to look at
    public record Saved(long cursor, List<Copied> copied) {}

    /// Our own record in what the journal holds; empty for what tools sent.
    public static Optional<Copied> copy(Stored.Live live) {
        boolean sent =
                live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                        || live.kind() == RecordKind.COUNTED.number();
        Instant received = Instant.EPOCH.plus(live.receivedMicros(), ChronoUnit.MICROS);
        return sent
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()))
                        .map(record -> new Copied(live.position(), received, record));
    }

    /// Everything it holds.
    public Saved read() throws IOException {
        List<Copied> copied = new ArrayList<>();
        long cursor = lines.read(line -> copied.add(copied(line)));
        return new Saved(cursor, copied);
    }

    private static Copied copied(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length == PARTS) {
            Optional<OwnRecord> record =
                    RecordKind.of(Integer.parseInt(parts[2]))
                            .flatMap(kind ->
                                    OwnRecordJson.read(
                                            kind, parts[3].getBytes(StandardCharsets.UTF_8)));
            if (record.isPresent()) {
                return new Copied(Long.parseLong(parts[0]), Instant.parse(parts[1]), record.get());
            }
        }
        throw new IllegalArgumentException("this is no line of copied records");
    }

    /// Writes all of it.
    public void write(List<Copied> copied, long cursor) throws IOException {
        lines.replace(copied.stream().map(CopiedRecords::line).toList(), cursor);
    }

    /// Adds what came since it was last written.
    public void add(List<Copied> since, long cursor) throws IOException {
        lines.add(since.stream().map(CopiedRecords::line).toList(), cursor);
    }

    private static String line(Copied copied) {
        return copied.position()
                + " "
                + copied.received()
                + " "
                + copied.record().kind().number()
                + " "
                + new String(OwnRecordJson.bytes(copied.record()), StandardCharsets.UTF_8);
    }
}
