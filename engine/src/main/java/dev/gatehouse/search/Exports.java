package dev.gatehouse.search;

import dev.gatehouse.event.Event;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Writes all matching events to a stream, page after page of one snapshot, so that its memory does
/// not grow with the number of rows.
final class Exports {
    private Exports() {}

    static ExportManifest write(
            ExportRequest request, HeldSnapshot held, EventForm form, OutputStream sink)
            throws IOException {
        MessageDigest digest = sha256();
        DigestOutputStream out = new DigestOutputStream(sink, digest);
        CsvRows csv = new CsvRows();
        long bytes = 0;
        if (request.format() == ExportRequest.Format.CSV) {
            bytes += write(CsvRows.head(), out);
        }
        long rows = 0;
        Page page = held.page(first(request));
        while (true) {
            for (Event event : page.events()) {
                bytes += write(row(event, form, request.format(), csv), out);
                rows++;
            }
            if (page.next().isEmpty()) {
                break;
            }
            page = held.page(first(request).next(page.next().get()));
        }
        out.flush();
        return new ExportManifest(
                request,
                rows,
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                page.asOf(),
                held.mappings(),
                csv.formulas());
    }

    private static SearchRequest first(ExportRequest request) {
        return new SearchRequest(
                request.query(),
                request.window(),
                request.asOf(),
                Optional.empty(),
                SearchRequest.LIMIT_EVENTS_MAX);
    }

    private static String row(
            Event event, EventForm form, ExportRequest.Format format, CsvRows csv) {
        JsonObject shown = form.json(event);
        return switch (format) {
            case CSV -> csv.row(event, shown);
            case JSONL -> CanonicalJson.text(shown) + "\n";
        };
    }

    private static int write(String text, OutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException("every JDK has SHA-256", bug);
        }
    }
}
