package dev.gatehouse.finding;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.AccessRecord;
import dev.gatehouse.record.AccessRecord.ModelChanged;
import dev.gatehouse.record.CopiedRecords.Copied;
import dev.gatehouse.record.FindingRecord;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.PostureRecord;
import dev.gatehouse.record.RecordKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A record of the journal that says something about findings, less what they do not need.
record Told(long position, Instant received, OwnRecord record) {
    private static final int PARTS = 4;

    /// What a record says; empty where it is about something else.
    static Optional<OwnRecord> read(Stored.Live live) {
        boolean sent =
                live.kind() == RecordKind.PIECE.number()
                        || live.kind() == RecordKind.DELIVERY.number()
                        || live.kind() == RecordKind.COUNTED.number();
        return sent
                ? Optional.empty()
                : RecordKind.of(live.kind())
                        .flatMap(kind -> OwnRecordJson.read(kind, live.payload()));
    }

    /// The same, where it is about findings.
    static Optional<Told> of(Stored.Live live, OwnRecord record) {
        Instant received = Instant.EPOCH.plus(live.receivedMicros(), ChronoUnit.MICROS);
        return of(new Copied(live.position(), received, record));
    }

    static Optional<Told> of(Copied copied) {
        return switch (copied.record()) {
            case FindingRecord _, PostureRecord _, AccessRecord.ModelApproved _, OwnRecord.Gap _ ->
                    Optional.of(new Told(copied.position(), copied.received(), copied.record()));
            case ModelChanged changed when changed.own() > 0 ->
                    Optional.of(
                            new Told(copied.position(), copied.received(), withoutFiles(changed)));
            case OwnRecord _ -> Optional.empty();
        };
    }

    private static ModelChanged withoutFiles(ModelChanged changed) {
        return new ModelChanged(
                changed.digest(),
                List.of(),
                changed.branch(),
                changed.commit(),
                changed.author(),
                changed.committed(),
                changed.earlier(),
                changed.unexpected(),
                changed.expected(),
                changed.own(),
                changed.by());
    }

    /// One line of the view's file.
    String line() {
        return position
                + " "
                + received
                + " "
                + record.kind().number()
                + " "
                + new String(OwnRecordJson.bytes(record), StandardCharsets.UTF_8);
    }

    /// Reads what [#line] wrote.
    ///
    /// @throws IllegalArgumentException when it is none
    static Told parse(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("this is no line of the view of findings");
        }
        OwnRecord record =
                RecordKind.of(Integer.parseInt(parts[2]))
                        .flatMap(kind ->
                                OwnRecordJson.read(kind, parts[3].getBytes(StandardCharsets.UTF_8)))
                        .orElseThrow(() ->
                                new IllegalArgumentException("this is no record of findings"));
        return new Told(Long.parseLong(parts[0]), Instant.parse(parts[1]), record);
    }
}
