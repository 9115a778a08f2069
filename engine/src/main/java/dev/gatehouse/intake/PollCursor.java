package dev.gatehouse.intake;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;

/// How far a channel has been polled: everything up to `newest` that the tool had when it was asked
/// is durable, and a pass that was cut short goes on at `next`.
///
/// @param newest the latest time of an event that came
/// @param passFrom where the running pass began
/// @param next the link to the next page of the running pass; empty between passes
record PollCursor(Instant newest, Instant passFrom, String next) {

    static PollCursor startingAt(Instant from) {
        return new PollCursor(from, from, "");
    }

    /// The cursor in `file`, or one that starts at `from`. A cursor that cannot be read costs a
    /// second look at what is already there, which the receipt filter knows, and never an event.
    static PollCursor read(Path file, Instant from) {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof JsonObject members) {
                return new PollCursor(
                        Instant.parse(members.get("newest").text()),
                        Instant.parse(members.get("pass_from").text()),
                        members.get("next").text());
            }
        } catch (IOException | JsonProblem | DateTimeException lostOrTorn) {
            return startingAt(from);
        }
        return startingAt(from);
    }

    void write(Path file) throws IOException {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("newest", new JsonString(newest.toString()));
        members.put("pass_from", new JsonString(passFrom.toString()));
        members.put("next", new JsonString(next));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".writing");
        Files.write(beside, CanonicalJson.bytes(new JsonObject(members)));
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
