package dev.gatehouse.search;

import dev.gatehouse.event.Words;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.query.QueryPrinter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What an export holds, to keep beside it: with this somebody can tell that the file is whole and
/// ask for the same again.
///
/// @param rows events written
/// @param bytes length of the file
/// @param sha256 of the file, in hex
/// @param asOf the last position it knows of; -1 when there was none
/// @param mappings the digest of the mappings by which its rows were read
/// @param formulasMadeInert cells that a spreadsheet would have run
public record ExportManifest(
        ExportRequest request,
        long rows,
        long bytes,
        String sha256,
        long asOf,
        String mappings,
        long formulasMadeInert) {

    /// The manifest as JSON, words joined by `_`.
    public JsonObject json() {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("format", new JsonString(Words.of(request.format())));
        out.put("rows", number(rows));
        out.put("bytes", number(bytes));
        out.put("sha256", new JsonString(sha256));
        out.put("query", new JsonString(QueryPrinter.print(request.query())));
        end(out, "from", request.window().from(), Instant.MIN);
        end(out, "to", request.window().to(), Instant.MAX);
        out.put("as_of", number(asOf));
        out.put("mappings", new JsonString(mappings));
        out.put("formulas_made_inert", number(formulasMadeInert));
        return new JsonObject(out);
    }

    private static void end(
            SequencedMap<String, JsonValue> out, String name, Instant end, Instant open) {
        if (!end.equals(open)) {
            out.put(name, new JsonString(end.toString()));
        }
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value));
    }
}
