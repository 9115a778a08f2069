package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.ExportRequest;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Events as a file: the rows of the screen, without a cap, and a manifest by which somebody can
/// tell that the file is whole. A stream that breaks off ends the connection; it never looks whole.
public final class ExportApi {
    /// Manifests kept for those who ask.
    private static final int MANIFESTS_MAX = 1_000;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final EventIndex index;
    private final SelfAudit audit;
    private final InstantSource clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Kept> manifests =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > MANIFESTS_MAX;
                }
            };

    /// @param audit is told of each export before its first row
    public ExportApi(EventIndex index, SelfAudit audit, InstantSource clock) {
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    private record Kept(String caller, JsonObject manifest) {}

    /// Which events, as what.
    ///
    /// @param format `csv` or `jsonl`; jsonl when absent
    public record ExportQuestion(
            Optional<String> q,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> asOf,
            Optional<String> format,
            Optional<String> zone)
            implements Asked.Members {}

    /// Which export; the header `X-Export` of its answer says.
    public record WhichExport(String id) {}

    /// What an export holds.
    public record ManifestAnswer(JsonObject manifest) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access export = Access.needs(Capability.EVENTS_EXPORT);
        return List.of(
                get("/api/v1/events/export", export, "All matching events as a file.")
                        .answers(ExportQuestion.class, Streamed.class, this::export),
                get(
                                "/api/v1/exports/{id}",
                                export,
                                "What one's own export held, once it is written.")
                        .answers(WhichExport.class, ManifestAnswer.class, this::manifest));
    }

    private Streamed export(Call call, ExportQuestion question) {
        Asked asked = Asked.of(question, clock);
        ExportRequest.Format format = format(question.format().orElse("jsonl"));
        long asOf = asked.asOf().orElse(index.status().cursor() - 1);
        String word = format.name().toLowerCase(Locale.ROOT);
        String caller = call.caller().id();
        audit.note(new OwnRecord.Exported(caller, asked.question().whole(), word, asOf));
        String id = Long.toString(numbers.incrementAndGet());
        call.answerHeader("X-Export", id);
        call.answerHeader("Content-Disposition", "attachment; filename=\"events." + word + "\"");
        OptionalLong fixed = asOf < 0 ? OptionalLong.empty() : OptionalLong.of(asOf);
        ExportRequest request = new ExportRequest(asked.query(), asked.window(), fixed, format);
        return new Streamed(
                format == ExportRequest.Format.CSV ? "text/csv; charset=utf-8" : Streamed.NDJSON,
                out -> write(request, id, call, out));
    }

    private void write(ExportRequest request, String id, Call call, OutputStream out)
            throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        JsonObject manifest = EventsInScope.of(index, call).export(request, buffered).json();
        buffered.flush();
        synchronized (manifests) {
            manifests.put(id, new Kept(call.caller().id(), manifest));
        }
    }

    private static ExportRequest.Format format(String word) {
        return switch (word) {
            case "csv" -> ExportRequest.Format.CSV;
            case "jsonl" -> ExportRequest.Format.JSONL;
            default -> throw ProblemException.of(400, "format is csv or jsonl.");
        };
    }

    private ManifestAnswer manifest(Call call, WhichExport which) {
        synchronized (manifests) {
            Kept kept = manifests.get(which.id());
            if (kept == null || !kept.caller().equals(call.caller().id())) {
                throw ProblemException.of(
                        404, "There is no such export, or it is still being written.");
            }
            return new ManifestAnswer(kept.manifest());
        }
    }
}
