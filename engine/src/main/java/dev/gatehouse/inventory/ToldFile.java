package dev.gatehouse.inventory;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.InventoryRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.ViewLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the journal told this room, copied out of it, so that opening reads no more of the journal
/// than the answers themselves: one line each, position, time, kind and payload.
final class ToldFile {
    private static final int PARTS = 4;

    // No record is of kind 0; it stands for an event.
    private static final int HAPPENED = 0;
    // Nor of this one: it stands for what an event says has become otherwise.
    private static final int ALTERED = -1;

    private final ViewLines lines;

    /// What it holds.
    ///
    /// @param cursor the next record of the journal to look at
    record Saved(long cursor, List<Told> told) {}

    ToldFile(Path file) {
        this.lines = new ViewLines(file);
    }

    Saved read() throws IOException {
        List<Told> told = new ArrayList<>();
        long cursor = lines.read(line -> told.add(told(line)));
        return new Saved(cursor, told);
    }

    private static Told told(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("this is no line of the view of the inventory");
        }
        long position = Long.parseLong(parts[0]);
        int kind = Integer.parseInt(parts[2]);
        if (kind == HAPPENED) {
            JsonObject members = (JsonObject) Json.parse(parts[3]);
            return new Told.Happened(
                    position, (Happening) RecordJson.make(Happening.class, members));
        }
        if (kind == ALTERED) {
            JsonObject members = (JsonObject) Json.parse(parts[3]);
            return new Told.Altered(
                    position, (Alteration) RecordJson.make(Alteration.class, members));
        }
        return RecordKind.of(kind)
                .flatMap(known ->
                        OwnRecordJson.read(known, parts[3].getBytes(StandardCharsets.UTF_8)))
                .filter(InventoryRecord.class::isInstance)
                .map(record ->
                        new Told.Recorded(
                                position, Instant.parse(parts[1]), (InventoryRecord) record))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "this is no line of the view of the inventory"));
    }

    /// Writes all of it.
    void write(List<Told> told, long cursor) throws IOException {
        lines.replace(told.stream().map(ToldFile::line).toList(), cursor);
    }

    /// Adds what came since it was last written.
    void add(List<Told> since, long cursor) throws IOException {
        lines.add(since.stream().map(ToldFile::line).toList(), cursor);
    }

    private static String line(Told told) {
        return switch (told) {
            case Told.Recorded(long position, Instant received, InventoryRecord record) ->
                    position
                            + " "
                            + received
                            + " "
                            + record.kind().number()
                            + " "
                            + new String(OwnRecordJson.bytes(record), StandardCharsets.UTF_8);
            case Told.Altered(long position, Alteration alteration) ->
                    position
                            + " "
                            + alteration.when()
                            + " "
                            + ALTERED
                            + " "
                            + CanonicalJson.text(RecordJson.members(alteration));
            case Told.Happened(long position, Happening happening) ->
                    position
                            + " "
                            + happening.when()
                            + " "
                            + HAPPENED
                            + " "
                            + CanonicalJson.text(RecordJson.members(happening));
        };
    }
}
