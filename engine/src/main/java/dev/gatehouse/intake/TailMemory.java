package dev.gatehouse.intake;

import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;

/// How far a tailed file was taken in. The truth stands in the journal, in the `delivery` records
/// themselves; a small file beside says from where on to look there, so that a restart neither
/// repeats a byte nor reads the whole journal. Losing that file costs time, never an event.
final class TailMemory {
    private static final int RECORDS_READ = 4_096;

    private final Path file;
    private final Journal journal;

    TailMemory(Path file, Journal journal) {
        this.file = file;
        this.journal = journal;
    }

    /// Where to go on: after the last delivery of that source's channel.
    TailPosition recall(int source, String channel) {
        Noted noted = noted();
        if (noted.journalPosition() > journal.size()) {
            // A note of a longer journal, put beside this one: what it says was never taken here.
            noted = Noted.NOTHING;
        }
        TailPosition position = noted.tail();
        long at = noted.journalPosition();
        while (at < journal.size()) {
            List<Stored> records = journal.read(at, RECORDS_READ);
            for (Stored stored : records) {
                if (stored instanceof Stored.Live live
                        && live.kind() == RecordKind.DELIVERY.number()
                        && live.source() == source) {
                    position =
                            after(
                                    DeliveryRecord.read(live.payload()),
                                    channel,
                                    position,
                                    Instant.EPOCH.plus(live.receivedMicros(), ChronoUnit.MICROS));
                }
            }
            at += records.size();
        }
        return position;
    }

    private static TailPosition after(
            DeliveryRecord delivery, String channel, TailPosition before, Instant received) {
        String id = delivery.transportId().orEmpty();
        int colon = id.lastIndexOf(':');
        if (delivery.way() != Way.TAIL || !delivery.channel().equals(channel) || colon < 0) {
            return before;
        }
        long offset = Long.parseLong(id.substring(colon + 1));
        return new TailPosition(
                id.substring(0, colon), offset + delivery.body().length(), received);
    }

    /// Notes that everything before `tail` is durable, and that the journal held `size` records.
    void note(TailPosition tail, long size) throws IOException {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("file", new JsonString(tail.fileId()));
        members.put("offset", new JsonNumber(Long.toString(tail.offset())));
        members.put("looked", new JsonString(tail.looked().toString()));
        members.put("journal", new JsonNumber(Long.toString(size)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".writing");
        Files.write(beside, CanonicalJson.bytes(new JsonObject(members)));
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Noted(TailPosition tail, long journalPosition) {
        static final Noted NOTHING = new Noted(TailPosition.START, 0);
    }

    private Noted noted() {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof JsonObject members) {
                return new Noted(
                        new TailPosition(
                                members.get("file").text(),
                                Long.parseLong(members.get("offset").text()),
                                Instant.parse(members.get("looked").text())),
                        Long.parseLong(members.get("journal").text()));
            }
        } catch (IOException | JsonProblem | NumberFormatException | DateTimeException torn) {
            return Noted.NOTHING;
        }
        return Noted.NOTHING;
    }
}
