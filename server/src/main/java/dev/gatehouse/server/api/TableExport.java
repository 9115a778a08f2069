package dev.gatehouse.server.api;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.search.CsvCell;
import dev.gatehouse.search.ExportRequest;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Streamed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The rows of a screen as a file, all of them, recorded before the first and with a manifest by
/// which somebody can tell that the file is whole.
///
/// @param name of the file, without its ending
/// @param question what was asked, as it is recorded
/// @param asOf the last position it knows of; -1 when there is none
/// @param head the names of the columns
record TableExport(String name, String question, long asOf, List<String> head) {
    private static final int BUFFER_BYTES = 64 * 1024;

    TableExport {
        head = List.copyOf(head);
    }

    /// Where an export is told.
    record Around(SelfAudit audit, Manifests manifests) {}

    /// The file.
    ///
    /// @param format `csv` or `jsonl`
    /// @param rows each with as many cells as there are columns
    Streamed answer(Call call, Around around, String format, Stream<List<String>> rows) {
        ExportRequest.Format as = ExportApi.format(format);
        String word = as.name().toLowerCase(Locale.ROOT);
        String caller = call.caller().id();
        around.audit().note(new OwnRecord.Exported(caller, question, word, asOf));
        String id = around.manifests().next(call);
        call.answerHeader(
                "Content-Disposition", "attachment; filename=\"" + name + "." + word + "\"");
        return new Streamed(
                as == ExportRequest.Format.CSV ? "text/csv; charset=utf-8" : Streamed.NDJSON,
                out -> {
                    Writing writing = new Writing(new BufferedOutputStream(out, BUFFER_BYTES), as);
                    writing.write(rows);
                    around.manifests().put(id, caller, writing.manifest(word));
                });
    }

    // Counts and digests what it writes.
    private final class Writing {
        private final OutputStream out;
        private final ExportRequest.Format format;
        private final MessageDigest digest = sha256();
        private long written;
        private long bytes;
        private long inert;

        Writing(OutputStream out, ExportRequest.Format format) {
            this.out = out;
            this.format = format;
        }

        void write(Stream<List<String>> rows) throws IOException {
            if (format == ExportRequest.Format.CSV) {
                line(csv(head));
            }
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                line(
                        switch (format) {
                            case CSV -> csv(row);
                            case JSONL -> json(row);
                        });
                written++;
            }
            out.flush();
        }

        private void line(String text) throws IOException {
            byte[] line = text.getBytes(StandardCharsets.UTF_8);
            digest.update(line);
            bytes += line.length;
            out.write(line);
        }

        private String csv(List<String> row) {
            StringBuilder line = new StringBuilder();
            for (String value : row) {
                CsvCell cell = CsvCell.of(value);
                inert += cell.madeInert() ? 1 : 0;
                line.append(line.isEmpty() ? "" : ",").append(cell.quoted());
            }
            return line.append("\r\n").toString();
        }

        private String json(List<String> row) {
            LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
            for (int i = 0; i < head.size(); i++) {
                members.put(head.get(i), new JsonString(row.get(i)));
            }
            return CanonicalJson.text(new JsonObject(members)) + "\n";
        }

        JsonObject manifest(String word) {
            LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
            members.put("format", new JsonString(word));
            members.put("rows", number(written));
            members.put("bytes", number(bytes));
            members.put("sha256", new JsonString(HexFormat.of().formatHex(digest.digest())));
            members.put("query", new JsonString(question));
            members.put("as_of", number(asOf));
            members.put("formulas_made_inert", number(inert));
            return new JsonObject(members);
        }

        private static JsonNumber number(long value) {
            return new JsonNumber(Long.toString(value));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }
}
