package dev.gatehouse.cli;

import dev.gatehouse.journal.LastSeen;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Remembers the last checkpoint of each server this command line has seen, and says loudly when a
/// journal does not continue it. What a search finds is still shown: the reader decides.
final class CheckpointMemory {
    private CheckpointMemory() {}

    /// Looks at the server's checkpoint and compares.
    static void check(Api api, PrintWriter err) {
        try {
            JsonObject integrity = api.get("/integrity", Map.of());
            String note = integrity.get("checkpoint_note").text();
            String vkey = integrity.get("vkey").text();
            if (note.isEmpty() || vkey.isEmpty()) {
                return;
            }
            LastSeen memory = new LastSeen(Places.ofThisUser().memory().resolve("last-seen"));
            LastSeen.Comparison comparison =
                    memory.check(
                            SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)),
                            VerifierKey.parse(vkey),
                            (from, to) -> consistency(api, from, to));
            String warning = warning(comparison);
            if (!warning.isEmpty()) {
                err.println("WARNING: " + warning);
                err.println(
                        "  Keep this machine's memory of it and compare: "
                                + Main.called()
                                + " journal verify DIR");
            }
        } catch (IOException | IllegalArgumentException | ApiProblem problem) {
            err.println(
                    "WARNING: the journal's checkpoint could not be compared with the last one seen: "
                            + Terminal.inert(String.valueOf(problem.getMessage())));
        }
    }

    private static List<byte[]> consistency(Api api, long from, long to) {
        JsonObject answer =
                api.get(
                        "/integrity/checkpoint",
                        Map.of("from", Long.toString(from), "to", Long.toString(to)));
        return answer.get("proof") instanceof JsonArray path
                ? path.items().stream()
                        .map(JsonValue::text)
                        .map(Base64.getDecoder()::decode)
                        .toList()
                : List.of();
    }

    private static String warning(LastSeen.Comparison comparison) {
        return switch (comparison) {
            case FIRST, SAME, GROWN -> "";
            case ROLLED_BACK ->
                    "the journal is shorter than when it was last seen; records that were there are gone";
            case REWRITTEN -> "the journal does not continue what was last seen; it was rewritten";
            case OTHER_KEY -> "the journal is signed by another key than when it was last seen";
        };
    }
}
