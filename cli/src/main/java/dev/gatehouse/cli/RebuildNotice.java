package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;

/// Says on stderr that an index is being rebuilt beside the one that answers, and how far it has
/// come. Who may not read the server's status is told nothing.
final class RebuildNotice {
    private RebuildNotice() {}

    /// Asks the server, and says so when it is rebuilding.
    static void look(Api api, PrintWriter err) {
        try {
            String sentence = sentence(api.get("/status", Map.of()));
            if (!sentence.isEmpty()) {
                err.println(sentence);
            }
        } catch (ApiProblem unasked) {
            // The answer itself matters more than how it was made.
        }
    }

    /// The sentence for an answer of `/status`; empty when nothing is being rebuilt.
    static String sentence(JsonObject status) {
        String done = status.get("rebuilding").text();
        String all = status.get("records").text();
        if (done.isEmpty() || all.isEmpty()) {
            return "";
        }
        long records = Long.parseLong(all);
        long read = Math.min(Long.parseLong(done), records);
        return "The index is being rebuilt with the present mappings: "
                + Counts.grouped(Long.toString(read))
                + " of "
                + Counts.grouped(all)
                + " records. Until then the one before answers.";
    }
}
